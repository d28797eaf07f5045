"""Whether a topic is asked about more than it used to be: against its own past, with how sure one can be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, sqrt
from typing import Literal

LATELY = timedelta(days=28)
BASELINE = timedelta(days=140)  # before that
SILENCE = timedelta(days=90)  # without a question, and a topic that comes back is back
LEAST = 3  # questions lately: of fewer nothing is said

Course = Literal["rising", "returning", "steady"]


@dataclass(frozen=True, slots=True)
class Trend:
    """Questions of late, what the time before would have led to expect in as many days, and how many times as often it
    is asked now: at least `low`, at most `high` times, in nineteen cases of twenty."""

    course: Course
    lately: int
    expected: float
    times: float
    low: float
    high: float


def trend(asked: Sequence[datetime], now: datetime, *, since: datetime | None = None) -> Trend:
    """`asked` are the moments of all questions; `since` is when the forum, or the topic's article, began, if later than
    the baseline. The interval is that of a ratio of two Poisson rates, on the log scale, with half a question added to
    each so that none is nothing."""
    begin = now - LATELY
    first = max(begin - BASELINE, since) if since else begin - BASELINE
    lately = sum(begin < moment <= now for moment in asked)
    before = sum(first <= moment <= begin for moment in asked)
    span = max((begin - first) / LATELY, 1.0)
    times = (lately + 0.5) / ((before + 0.5) / span)
    width = exp(1.96 * sqrt(1 / (lately + 0.5) + 1 / (before + 0.5)))
    course = course_of(asked, begin, lately, rises=times / width > 1)
    return Trend(course, lately, before / span, times, times / width, times * width)


def course_of(asked: Sequence[datetime], begin: datetime, lately: int, *, rises: bool) -> Course:
    earlier = [moment for moment in asked if moment <= begin]
    if lately >= LEAST and earlier and begin - max(earlier) >= SILENCE:
        return "returning"
    return "rising" if lately >= LEAST and rises else "steady"
