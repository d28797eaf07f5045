"""When a question's first answer is due, when its clock stands, and when the ladder is climbed. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation.queue.hours import StaffHours

USUAL_MINUTES = 480  # a working day, where no target says anything else
REMINDER_DAYS = (3, 10)  # after which an asker who is waited for is reminded
RUNGS = (0, 1, 3)  # the ladder: so many targets after the reply was due, the next rung is called


@dataclass(frozen=True, slots=True)
class Target:
    """Within how many minutes of which hours ('' for the staff's own) a question gets its first answer."""

    minutes: int = USUAL_MINUTES
    hours: str = ""


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
