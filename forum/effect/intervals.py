"""Shares of people who ask, their difference between two groups, and how far chance alone may have moved it. Pure.

A person counts with all of their sessions, which are no independent draws: the variance of a share is that of a ratio
of sums over persons (its linearisation, Cochran 1977, 6.3), and by how much it exceeds a binomial's is the design
effect. So many sessions fewer go into the interval of Wilson (1927); the difference has the interval of Newcombe (1998,
method 10), which stays honest for small numbers and for shares near none.
"""

from dataclasses import dataclass
from math import sqrt

from forum.shares import wilson

LEAST_SESSIONS = 30  # in each group, before anything is said
LEAST_ASKED = 5  # in both groups together


@dataclass(frozen=True, slots=True)
class Group:
    """Sums over the persons of a group: how many they are, their sessions n, those that asked y, n², y² and ny."""

    persons: int = 0
    sessions: int = 0
    asked: int = 0
    square_sessions: int = 0
    square_asked: int = 0
    product: int = 0

    @property
    def share(self) -> float:
        return self.asked / self.sessions if self.sessions else 0.0

    @property
    def design_effect(self) -> float:
        """By how much persons with several sessions widen the interval; never below 1."""
        share, n = self.share, self.sessions
        if self.persons < 2 or not 0 < share < 1:
            return max(1.0, self.square_sessions / n) if n else 1.0
        spread = self.square_asked - 2 * share * self.product + share * share * self.square_sessions
        few = self.persons / (self.persons - 1) * (n - 1) / n
        return max(1.0, few * spread / (n * share * (1 - share)))

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares it lies, at 95 %."""
        return wilson(self.share, self.sessions / self.design_effect)


@dataclass(frozen=True, slots=True)
class Difference:
    """How much less is asked where suggestions are shown, in questions a session."""

    about: float
    least: float
    most: float

    @property
    def is_shown(self) -> bool:
        """Whether chance alone is no good explanation."""
        return self.least > 0 or self.most < 0


def is_enough(shown: Group, control: Group) -> bool:
    """Whether there is anything to say at all."""
    fewest = min(shown.sessions, control.sessions)
    return fewest >= LEAST_SESSIONS and shown.asked + control.asked >= LEAST_ASKED


def difference(shown: Group, control: Group) -> Difference:
    """Control less shown: questions that are spared, a session."""
    low_shown, high_shown = shown.interval
    low_control, high_control = control.interval
    about = control.share - shown.share
    down = sqrt((control.share - low_control) ** 2 + (high_shown - shown.share) ** 2)
    up = sqrt((high_control - control.share) ** 2 + (shown.share - low_shown) ** 2)
    return Difference(about, about - down, about + up)
