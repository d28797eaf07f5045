"""Who keeps the ways in."""

from forum.actor import Actor


def may_keep_providers(actor: Actor) -> bool:
    return actor.is_admin
