"""Weeks by their names, such as 2026-W05: Monday to Monday, UTC. Pure."""

import re
from datetime import UTC, datetime, timedelta

WEEK = timedelta(days=7)
NAME = re.compile(r"2[0-9]{3}-W[0-9]{2}")  # before the year 2000 nobody labelled anything


def week_of(moment: datetime) -> str:
    year, week, _day = moment.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02}"


def week_before(moment: datetime) -> str:
    return week_of(moment - WEEK)


def span_of(name: str) -> tuple[datetime, datetime] | None:
    """From Monday to the next; None for what names no week."""
    if not NAME.fullmatch(name):
        return None
    try:
        start = datetime.strptime(f"{name}-1", "%G-W%V-%u").replace(tzinfo=UTC)
        return start, start + WEEK
    except (ValueError, OverflowError):
        return None
