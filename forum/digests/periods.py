"""When a digest is due: from eight in the morning on of the reader's day, or of their Monday. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MORNING = 8  # o'clock
LAST_DAY = 1  # a weekly one may be late by a day (0 is Monday), when nothing ran on Monday
SPANS = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}
AWAY = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Due:
    """In this zone, whoever wants digests at this pace is due one for this period."""

    zone: str
    pace: str
    period: str


def due_in(now: datetime, zones: Iterable[str]) -> list[Due]:
    found: list[Due] = []
    for zone in zones:
        here = now.astimezone(ZoneInfo(zone))
        week = here.isocalendar()
        morning = here.hour >= MORNING
        if morning:
            found.append(Due(zone, "daily", here.date().isoformat()))
        if week.weekday - 1 <= LAST_DAY and (morning or week.weekday > 1):
            found.append(Due(zone, "weekly", f"{week.year}-W{week.week:02}"))
    return found


def since(pace: str, now: datetime, last: datetime | None) -> datetime:
    """From when on news count: since the last digest, but not for longer than two of them."""
    span = SPANS[pace]
    return now - span if last is None else max(last, now - 2 * span)


def is_farewell(seen: datetime | None, farewell: datetime | None, now: datetime) -> bool | None:
    """Whether this digest is the last one for somebody who has long been away; None where that one was sent already."""
    if seen is None or now - seen <= AWAY:
        return False
    return None if farewell is not None and farewell > seen else True
