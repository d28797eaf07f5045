"""Who may do what with the book. Pure."""

from forum.actor import Actor


def may_set_prices(actor: Actor) -> bool:
    return actor.is_admin


def may_read_statement(actor: Actor, user_id: int) -> bool:
    """One's own, and moderators everybody's."""
    return actor.is_moderator or (actor.id is not None and actor.id == user_id)


def may_dispute(actor: Actor, user_id: int) -> bool:
    """Only one's own lines, also while suspended: it is a way to be heard."""
    return actor.id is not None and actor.id == user_id


def may_decide_disputes(actor: Actor, user_id: int) -> bool:
    """Not about oneself."""
    return actor.is_moderator and actor.id != user_id
