"""Who may change what the forum is called and how it looks."""

from forum.actor import Actor


def may_change_look(actor: Actor) -> bool:
    return actor.is_admin


def may_close(actor: Actor) -> bool:
    """Whether they may switch read-only mode on and off."""
    return actor.is_admin
