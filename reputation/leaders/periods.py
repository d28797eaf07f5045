"""Weeks, months, quarters, years, all time: where each begins, ends, and what comes before. Days are UTC. Pure."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

PERIODS = ("week", "month", "quarter", "year", "all")
BEGINNING = date(1970, 1, 1)  # of "all", so that every list has a first day
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def start_of(period: str, day: date) -> date:
    """The first day of the period in which `day` is; weeks begin on Monday."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "all":
        return BEGINNING
    months = MONTHS[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of(period: str, start: date) -> date:
    """The first day after the period."""
    if period == "week":
        return start + timedelta(days=7)
    if period == "all":
        return date.max
    month = start.month - 1 + MONTHS[period]
    return date(start.year + month // 12, month % 12 + 1, 1)


def day_named(text: str) -> date | None:
    """A day written as 2026-11-22, in a year with room on both sides; None for anything else."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and MINYEAR + 1 < day.year < MAXYEAR - 1 else None


def places(points: Sequence[int], *, above: int = 0, level: int = 0) -> list[int]:
    """The place of each in descending order: whoever has as many points has the same place, and the next one's counts
    everybody before. `above` have more than the first of these, `level` as many and stand on an earlier page."""
    found: list[int] = []
    for index, each in enumerate(points):
        if index and each == points[index - 1]:
            found.append(found[-1])
        elif index:
            found.append(above + level + index + 1)
        else:
            found.append(above + 1)
    return found
