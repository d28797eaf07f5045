"""Who may follow."""

from datetime import datetime

from forum.actor import Actor, is_future


def may_follow(actor: Actor, now: datetime) -> bool:
    """Anybody with an account: to hear is not to write, so neither a proven address nor a free tongue is asked for."""
    return actor.is_signed_in and not is_future(actor.suspended_until, now)
