"""Who may read what is looked for, and whose searches are counted."""

from forum.actor import Actor


def may_read_searches(actor: Actor) -> bool:
    """Editors write what is missing; admins teach the search its words."""
    return actor.is_editor


def is_noted(actor: Actor) -> bool:
    """Staff try out what others look for."""
    return not actor.is_staff
