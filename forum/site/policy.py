"""Who may change what the forum is called and how it looks."""

from forum.actor import Actor


def may_change_look(actor: Actor) -> bool:
    return actor.is_admin
