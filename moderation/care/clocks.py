"""When a question's first answer is due, when its clock stands, and when the ladder is climbed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from moderation.queue.hours import StaffHours, read_hours

USUAL_MINUTES = 480  # a working day, where no target says anything else
REMINDER_DAYS = (3, 10)  # after which an asker who is waited for is reminded
RUNGS = (0, 1, 3)  # the ladder: so many targets after the reply was due, the next rung is called


class Clocked(Protocol):
    """What has hours and a calendar; '' and nothing where they are the staff's own."""

    @property
    def hours(self) -> str: ...
    @property
    def zone(self) -> str: ...
    @property
    def holidays(self) -> Sequence[date]: ...


@dataclass(frozen=True, slots=True)
class Target:
    """Within how many minutes of which hours a question gets its first answer, and by whom."""

    minutes: int = USUAL_MINUTES
    own_hours: str = ""
    calendar_id: int | None = None
    staff_only: bool = False
    hours: str = ""
    zone: str = ""
    holidays: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clock stands: due then, or with so many minutes left while it is stopped."""

    due_at: datetime
    minutes: int
    minutes_left: int | None = None


def hours_like(each: Clocked, hours: str, zone: str) -> StaffHours:
    """Its own hours or those of its calendar; where it has neither, these of the staff."""
    return read_hours(each.hours or hours, each.zone or zone, frozenset(each.holidays))


def moved(before: Standing, now: datetime, wanted: int, *, old: StaffHours, new: StaffHours) -> Standing:
    """The clock by a new target of `wanted` minutes: what was used of the old one is used of it too; what is used up is
    due now, so that nobody is later than a rung of the ladder by a change of ours."""
    if before.minutes_left is not None:
        return Standing(before.due_at, wanted, max(1, wanted - (before.minutes - before.minutes_left)))
    over = old.minutes_between(before.due_at, now)
    used = before.minutes + over if over else before.minutes - old.minutes_between(now, before.due_at)
    left = wanted - used
    return Standing(new.after_minutes(now, left) if left > 0 else min(now, before.due_at), wanted)


def rung_at(now: datetime, due_at: datetime, minutes: int, *, hours: StaffHours) -> int:
    """How far the ladder should have been climbed by now."""
    calls = [hours.after_minutes(due_at, targets * minutes) if targets else due_at for targets in RUNGS]
    return sum(1 for call in calls if call <= now)


def stopped(due_at: datetime, now: datetime, hours: StaffHours) -> int:
    """The minutes that are left where a clock is stopped now; one at least is left of what was late already."""
    return max(1, hours.minutes_between(now, due_at))


def reminders_due(since: datetime, now: datetime) -> int:
    """How many reminders somebody who has been waited for since then should have had."""
    return sum(1 for days in REMINDER_DAYS if now >= since + timedelta(days=days))
