"""How long something takes when some of it has not happened yet: the Kaplan–Meier estimate. Pure.

E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations" (1958). At each moment at which
something ended, the share that still waits is multiplied by 1 − ended / at risk; whoever still waits counts as at risk
for as long as they have been waiting. So slower service can never look faster.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wait:
    """So many minutes until it happened, or, where it has not (`ended` is false), until now."""

    minutes: float
    ended: bool


@dataclass(frozen=True, slots=True)
class Step:
    """From these minutes on, so large a share still waits."""

    minutes: float
    waiting: float


def survival(waits: Sequence[Wait]) -> list[Step]:
    """One step for each moment at which something ended, the earliest first."""
    ended = Counter(each.minutes for each in waits if each.ended)
    left = Counter(each.minutes for each in waits)
    at_risk, share, steps = len(waits), 1.0, []
    for minutes in sorted(left):
        if ended[minutes]:
            share *= 1 - ended[minutes] / at_risk
            steps.append(Step(minutes, share))
        at_risk -= left[minutes]
    return steps


def quantile(steps: Sequence[Step], share: float) -> float | None:
    """After how many minutes it has happened to this share; None where it has not come to that yet."""
    return next((step.minutes for step in steps if 1 - step.waiting >= share - 1e-9), None)


def still_waiting(steps: Sequence[Step], minutes: float) -> float:
    """The share that still waits after so many minutes."""
    return next((step.waiting for step in reversed(steps) if step.minutes <= minutes), 1.0)
