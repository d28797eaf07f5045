"""Who reads the roster, and whose hours they may change."""

from forum.actor import Actor


def may_read_roster(actor: Actor) -> bool:
    return actor.is_moderator


def may_roster(actor: Actor, user_id: int) -> bool:
    """One's own hours; admins those of all."""
    return may_read_roster(actor) and (actor.is_admin or actor.id == user_id)
