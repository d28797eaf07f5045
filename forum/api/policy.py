"""Who may have tokens."""

from datetime import datetime

from forum.actor import Actor


def may_have_tokens(actor: Actor, now: datetime) -> bool:
    """Whoever has an account that is proved and not suspended."""
    return actor.is_signed_in and actor.standing(now) in (None, "silenced")


def may_keep_integrations(actor: Actor) -> bool:
    return actor.is_admin
