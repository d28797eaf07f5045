"""Weeks by their names, such as 2026-W05: Monday to Monday, UTC. Pure."""

from datetime import UTC, datetime, timedelta

WEEK = timedelta(days=7)


def week_of(moment: datetime) -> str:
    year, week, _day = moment.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02}"


def week_before(moment: datetime) -> str:
    return week_of(moment - WEEK)


def span_of(name: str) -> tuple[datetime, datetime] | None:
    """From Monday to the next; None for what names no week."""
    try:
        start = datetime.strptime(f"{name}-1", "%G-W%V-%u").replace(tzinfo=UTC)
        return start, start + WEEK
    except (ValueError, OverflowError):
        return None
