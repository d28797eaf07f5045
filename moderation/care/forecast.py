"""How many questions will miss their target, from how many did in the same hours of the weeks before. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

WEEKS = 8
FEWEST_WEEKS, FEWEST_DUE = 3, 10  # of fewer, nothing is said


@dataclass(frozen=True, slots=True)
class Week:
    """In the same hours so many weeks ago: how many questions became due, and how many had no reply by then."""

    due: int
    missed: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The expected number, and between which two it lies four times of five."""

    expected: float
    low: int
    high: int
    weeks: int


def forecast(weeks: Sequence[Week]) -> Forecast | None:
    """None while there is too little to go by.

    The rate of a week is Gamma with Jeffreys' prior, (missed + 1/2) over weeks, and what comes is Poisson with it: so
    the number that comes is negative binomial, which knows how little a few weeks say.
    """
    if len(weeks) < FEWEST_WEEKS or sum(week.due for week in weeks) < FEWEST_DUE:
        return None
    shape, count = sum(week.missed for week in weeks) + 0.5, len(weeks)
    return Forecast(shape / count, quantile(shape, count, 0.1), quantile(shape, count, 0.9), count)


def quantile(shape: float, weeks: int, part: float) -> int:
    """The least number that is not exceeded with this chance."""
    stay, go = log(weeks / (weeks + 1)), log(1 / (weeks + 1))
    total, number = 0.0, 0
    while True:
        total += exp(lgamma(number + shape) - lgamma(shape) - lgamma(number + 1) + shape * stay + number * go)
        if total >= part or number > 100 * (shape + 10):
            return number
        number += 1
