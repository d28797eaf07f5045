"""Who may move triggers, and who reads how they do."""

from forum.actor import Actor


def may_set_triggers(actor: Actor) -> bool:
    return actor.is_admin


def may_read_figures(actor: Actor) -> bool:
    return actor.is_moderator
