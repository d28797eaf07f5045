"""Who says how long things are kept."""

from forum.actor import Actor


def may_keep(actor: Actor) -> bool:
    return actor.is_admin
