"""Who may take along what is kept of a person, and let their account go."""

from forum.actor import Actor


def may_keep_belongings(actor: Actor, user_id: int) -> bool:
    """One's own, and an admin whom a person has asked."""
    return actor.id is not None and (actor.id == user_id or actor.is_admin)


def may_keep_others_belongings(actor: Actor) -> bool:
    return actor.is_admin
