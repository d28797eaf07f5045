"""Every write of this room."""

from forum.webhooks.actions.keeping import (
    Change,
    make_webhook,
    remove_webhook,
    renew_secret,
    save_webhook,
    send_again,
    send_failed_again,
    send_test,
)
from forum.webhooks.actions.sending import queue_due, send_delivery
from forum.webhooks.actions.telling import queue_news

__all__ = ["Change", "make_webhook", "queue_due", "queue_news", "remove_webhook", "renew_secret", "save_webhook",
           "send_again", "send_delivery", "send_failed_again", "send_test"]  # fmt: skip
