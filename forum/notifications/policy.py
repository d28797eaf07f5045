"""Who gets mail."""

from datetime import datetime

from forum.actor import is_future
from forum.notifications.rows import Reader


def wants_mail(reader: Reader, now: datetime) -> bool:
    """Only at an address that they proved, only while they want it and are welcome."""
    actor = reader.actor
    return reader.mail_notices and bool(reader.email) and actor.verified and not is_future(actor.suspended_until, now)
