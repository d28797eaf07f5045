"""Slow mode: until a moment, each person writes once in so many minutes in a thread. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.i18n import Message, _, exact, n_
from forum.threads.rows import ThreadView

MOST_MINUTES, MOST_HOURS = 1440, 720


@dataclass(frozen=True, slots=True)
class Pace:
    """How slowly a thread goes, and from when on this person may write again; None where they may now."""

    minutes: int
    until: datetime
    next_at: datetime | None = None

    @property
    def words(self) -> Message:
        return n_("Slow mode until %(until)s: each person writes here once in %(count)s minute.",
                  "Slow mode until %(until)s: each person writes here once in %(count)s minutes.",
                  self.minutes, until=Exactly(self.until))  # fmt: skip

    @property
    def wait(self) -> Message | None:
        if self.next_at is None:
            return None
        return _("You can write here again at %(time)s.", time=Exactly(self.next_at))


def is_slow(thread: ThreadView, now: datetime) -> bool:
    return thread.slow_minutes is not None and thread.slow_until is not None and thread.slow_until > now


def next_turn(thread: ThreadView, last: datetime | None, now: datetime) -> datetime | None:
    """When somebody who last wrote here at `last` may write again, if that is still to come; the end of slow mode
    where that is sooner."""
    if last is None or thread.slow_minutes is None or thread.slow_until is None:
        return None
    moment = min(last + timedelta(minutes=thread.slow_minutes), thread.slow_until)
    return moment if moment > now else None


class Exactly:
    """A moment that takes the form of the reader's language and time zone when it is shown."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def __str__(self) -> str:
        return exact(self.moment)
