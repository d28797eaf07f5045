"""Who may report what."""

from datetime import datetime

from forum.actor import Actor


def may_flag(actor: Actor, now: datetime, *, author_id: int | None) -> bool:
    """Anybody who may write, but not about themselves."""
    return actor.may_act(now) and actor.id != author_id
