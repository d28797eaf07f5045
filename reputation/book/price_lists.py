"""Price lists: what each cause is worth, and how much a day may bring. Pure.

The default follows what Stack Overflow's published reputation rules and Apache Answer's defaults agree on: an up-vote
on an answer 10, on a question 5; a down-vote costs its receiver 2 and its giver 1; an accepted answer 15, and 2 for the
asker who marks it; an edit of somebody else's post that stood 2; 200 a day at most. Our own: 20 for an answer that an
article uses, for solvers are paid again when their work spares others the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CAUSES = (
    "answer_upvoted", "question_upvoted", "answer_downvoted", "question_downvoted", "downvote_given",
    "answer_accepted", "acceptance_given", "article_used", "edit_stood",
)  # fmt: skip
JOINED = "joined"  # what everybody begins with
CAPPED = frozenset(("answer_upvoted", "question_upvoted", "edit_stood"))
"""Gains that a day bounds together; all others come on top and leave the bound alone."""
MOST_POINTS, HIGHEST_CAP = 1_000, 100_000


@dataclass(frozen=True, slots=True)
class PriceList:
    """What each cause is worth; `daily_cap` bounds the capped gains of a UTC day (None: no bound); `base` is what
    everybody begins with."""

    name: str
    prices: Mapping[str, int]
    daily_cap: int | None = 200
    base: int = 0

    def worth(self, cause: str) -> int:
        return self.base if cause == JOINED else self.prices.get(cause, 0)

    def capped(self, cause: str) -> bool:
        """Whether a gain of this cause counts towards the day, whatever bound the day has."""
        return cause in CAPPED


DEFAULT = PriceList(
    "default-1",
    {
        "answer_upvoted": 10,
        "question_upvoted": 5,
        "answer_downvoted": -2,
        "question_downvoted": -2,
        "downvote_given": -1,
        "answer_accepted": 15,
        "acceptance_given": 2,
        "article_used": 20,
        "edit_stood": 2,
    },
)
STACKEXCHANGE = PriceList("stackexchange-2021", {**DEFAULT.prices, "question_upvoted": 10, "article_used": 0}, base=1)
SHIPPED = {each.name: each for each in (DEFAULT, STACKEXCHANGE)}
