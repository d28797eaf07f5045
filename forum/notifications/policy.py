"""Who gets mail, and when."""

from datetime import datetime

from forum.actor import is_future
from forum.notifications.quiet import end_of_quiet
from forum.notifications.rows import Reader

# What nudges or celebrates: kept from those who are to be spared.
NUDGES = ("badge", "trust_gained", "trust_lost", "trust_warned", "care_reminder", "help_wanted", "still_works")


def wants_mail(reader: Reader, now: datetime) -> bool:
    """Only at an address that they proved and that takes letters, only while they want it and are welcome."""
    actor = reader.actor
    reachable = bool(reader.email) and actor.verified and not reader.paused
    return reader.mail_notices and reachable and not is_future(actor.suspended_until, now)


def wants_mail_at_once(reader: Reader, now: datetime) -> bool:
    return reader.pace == "at_once" and wants_mail(reader, now)


def quiet_until(reader: Reader, now: datetime) -> datetime | None:
    """When this reader may be written to again; None where that is now."""
    if reader.quiet_from is None or reader.quiet_until is None:
        return None
    return end_of_quiet(now, reader.actor.time_zone, (reader.quiet_from, reader.quiet_until))
