"""Who may look after rewards and helpers. Pure."""

from forum.actor import Actor


def may_keep_rewards(actor: Actor) -> bool:
    return actor.is_admin


def may_see_helpers(actor: Actor) -> bool:
    return actor.is_moderator


def may_thank(actor: Actor, user_id: int) -> bool:
    """Not oneself."""
    return actor.is_moderator and actor.id != user_id


def may_be_listed(actor: Actor) -> bool:
    return actor.is_signed_in
