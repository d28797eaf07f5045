"""How many people an answer has helped, as far as that can be known: readers times the rate of those who say yes.

Readers of the thread while the answer was the accepted one are counted, each once a day; some of them are asked "Did
this help?", and few say. The rate is theirs, with the interval of Wilson (1927) at 95 %, which stays honest for small
numbers and near 0 and 1; below five replies nothing is said at all.
"""

from dataclasses import dataclass

from forum.shares import wilson

LEAST_REPLIES = 5


@dataclass(frozen=True, slots=True)
class Helped:
    """Readers, and what those who replied said."""

    readers: int = 0
    yes: int = 0
    no: int = 0

    @property
    def replies(self) -> int:
        return self.yes + self.no

    @property
    def is_known(self) -> bool:
        return self.replies >= LEAST_REPLIES

    @property
    def rate(self) -> tuple[float, float, float]:
        """The share of readers that were helped: the likeliest, the least and the most that it may well be."""
        share = self.yes / self.replies
        return (share, *wilson(share, self.replies))

    @property
    def people(self) -> tuple[int, int, int]:
        """About how many people it helped, and between which numbers that lies."""
        about, least, most = (round(self.readers * each) for each in self.rate)
        return about, least, most
