"""Who keeps groups."""

from forum.actor import Actor


def may_keep_groups(actor: Actor) -> bool:
    return actor.is_admin
