"""From the days that a query names to the moments between which a thread was asked. Pure."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forum.search.query import SPANS, Filters


def moments(filters: Filters, now: datetime, zone: str) -> Filters:
    """With `after` and `before` as the reader's days have it, both of which belong to the time that is meant."""
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    first = today - timedelta(SPANS[filters.since]) if filters.since in SPANS else day(filters.since)
    last = day(filters.until)
    return replace(
        filters,
        after=midnight(first, here) if first else None,
        before=midnight(last + timedelta(1), here) if last and last < date.max else None,
    )


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def midnight(day: date, zone: ZoneInfo) -> int:
    """In seconds since 1970."""
    return int(datetime.combine(day, time(), zone).timestamp())
