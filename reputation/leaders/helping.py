"""How the load of helping is spread, and when to say thank you. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FIRST, DAYS = 5, 90
MOST_SHARE = 60  # percent, unless staff say otherwise
LEAST_SOLUTIONS = 10  # below which a share says nothing
MARKS = (10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class Solver:
    """Somebody and how many questions their answers solved."""

    user_id: int
    name: str
    display_name: str
    solutions: int


@dataclass(frozen=True, slots=True)
class Load:
    """The first five helpers of the last 90 days, and all solutions of that time."""

    first: Sequence[Solver]
    helpers: int
    total: int

    @property
    def share(self) -> int | None:
        """In percent, what the first five gave; None where there is nothing to share."""
        return round(100 * sum(each.solutions for each in self.first) / self.total) if self.total else None

    def rests_on_too_few(self, most_share: int) -> bool:
        return self.share is not None and self.total >= LEAST_SOLUTIONS and self.share > most_share


def load_of(helpers: Sequence[Solver]) -> Load:
    """Of helpers in descending order."""
    return Load(helpers[:FIRST], len(helpers), sum(each.solutions for each in helpers))


def mark_passed(solutions: int) -> int | None:
    """The highest mark that was passed."""
    return max((mark for mark in MARKS if mark <= solutions), default=None)
