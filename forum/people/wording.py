"""When somebody was last here, told as coarsely as is polite."""

from datetime import datetime, timedelta

from forum.errors import Words
from forum.i18n import _


def last_seen(moments: list[datetime | None], now: datetime) -> Words | None:
    """Of the latest of these moments: this week, this month, else the year; None where there is none."""
    known = [moment for moment in moments if moment is not None]
    if not known:
        return None
    newest = max(known)
    if now - newest < timedelta(days=7):
        return _("this week")
    if now - newest < timedelta(days=31):
        return _("this month")
    return str(newest.year)
