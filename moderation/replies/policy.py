"""Who uses templates and who writes them."""

from forum.actor import Actor


def may_use_replies(actor: Actor) -> bool:
    return actor.is_staff


def may_write_replies(actor: Actor) -> bool:
    return actor.is_moderator
