"""Who may set the forum up."""

from forum.actor import Actor


def may_set_up(actor: Actor) -> bool:
    return actor.is_admin
