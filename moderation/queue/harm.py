"""How pressing an item is: the harm that a minute of work on it is expected to prevent. Pure.

Severity is 1 (most severe) to 4, as in the catalogue of triggers. Each step down weighs a quarter of the one before,
about as its clock is longer: a quarter of an hour, four hours, a day, a week, all in the hours of the staff.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import prod

from moderation.queue.hours import StaffHours

WEIGHTS = {1: 64.0, 2: 16.0, 3: 4.0, 4: 1.0}
OPEN_MINUTES = {1: 15, 2: 240}  # clocks in minutes in which staff are there
DAYS = {3: 1, 4: 7}  # clocks in days, ending when staff are there
LATE = 2.0  # what is past its clock counts twice
AT_RISK = 16.0  # before everything else, however quickly that would be done


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ground, as far as the order looks at it."""

    source: str
    severity: int
    probability: float
    minutes: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of an item: the worst severity, the chance that it needs somebody, and the work that it is."""

    severity: int
    probability: float
    minutes: int
    at_risk: bool = False  # staff see that a person is in danger

    def harm(self, *, late: bool = False) -> float:
        """Severity times probability over minutes; twice that when the clock has run out."""
        pressing = (LATE if late else 1.0) * (AT_RISK if self.at_risk else 1.0)
        return WEIGHTS[self.severity] * self.probability / self.minutes * pressing


def expectation(grounds: Sequence[Evidence]) -> Expectation:
    """Of several grounds on one object: the worst severity, chances as of independent witnesses, the longest work and
    a minute more for each further ground (nine at most)."""
    return Expectation(
        severity=min(each.severity for each in grounds),
        probability=1 - prod(1 - each.probability for each in grounds),
        minutes=max(each.minutes for each in grounds) + min(len(grounds) - 1, 9),
        at_risk=any(each.source == "risk" for each in grounds),
    )


def due(severity: int, since: datetime, hours: StaffHours) -> datetime:
    """When somebody must have looked at it."""
    if severity in OPEN_MINUTES:
        return hours.after_minutes(since, OPEN_MINUTES[severity])
    return hours.after_days(since, DAYS[severity])
