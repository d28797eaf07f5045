"""Every write of notifications, and of how people want them by mail."""

from forum.notifications.actions.collecting import collect_letters, keep_collecting
from forum.notifications.actions.reading import mark_all_read, mark_read
from forum.notifications.actions.telling import tell
from forum.notifications.actions.wishing import (
    MailEdit,
    change_wishes,
    note_bounce,
    note_complaint,
    stop_mail,
    try_address_again,
    withdraw_reply_addresses,
)

__all__ = [
    "MailEdit", "change_wishes", "collect_letters", "keep_collecting", "mark_all_read", "mark_read", "note_bounce",
    "note_complaint", "stop_mail", "tell", "try_address_again", "withdraw_reply_addresses",
]  # fmt: skip
