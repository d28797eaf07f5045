"""Who may do what with badges. Pure."""

from forum.actor import Actor


def may_give_badges(actor: Actor) -> bool:
    """By hand, with a reason; also who may take them back and read the log of it."""
    return actor.is_moderator


def may_give_to(actor: Actor, user_id: int) -> bool:
    """Never to oneself."""
    return may_give_badges(actor) and actor.id != user_id


def may_make_badges(actor: Actor) -> bool:
    return actor.is_admin
