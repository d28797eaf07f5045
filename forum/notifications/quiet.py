"""Quiet hours: a span of the day, in the reader's own time zone, in which no letter reaches them. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def is_quiet(minute: int, quiet_from: int, quiet_until: int) -> bool:
    """Whether a minute of the day lies in the span, which may go past midnight; from a time to itself is no span."""
    if quiet_from <= quiet_until:
        return quiet_from <= minute < quiet_until
    return minute >= quiet_from or minute < quiet_until


def end_of_quiet(now: datetime, time_zone: str, hours: tuple[int, int]) -> datetime | None:
    """When the quiet hours that `now` lies in end, by the clock on the reader's wall; None where it is not quiet.

    Where that clock is put forward over the end, it is the moment of the change; where it is put back, the end that
    is still to come."""
    zone, (quiet_from, quiet_until) = ZoneInfo(time_zone), hours
    here = now.astimezone(zone)
    minute = here.hour * 60 + here.minute
    if not is_quiet(minute, quiet_from, quiet_until):
        return None
    day = here.date() if minute < quiet_until else here.date() + timedelta(days=1)
    ends = [
        datetime.combine(day, time(*divmod(quiet_until, 60)), zone).replace(fold=fold).astimezone(UTC)
        for fold in (0, 1)
    ]
    return next((end for end in sorted(ends) if end > now), now)
