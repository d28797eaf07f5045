"""Who reads calls, and who says how a person is reached."""

from forum.actor import Actor


def may_read_calls(actor: Actor) -> bool:
    return actor.is_moderator


def may_keep_ways(actor: Actor) -> bool:
    return actor.is_admin
