"""Who labels product feedback, and who says where it goes."""

from forum.actor import Actor


def may_label(actor: Actor) -> bool:
    return actor.is_staff


def may_send(actor: Actor) -> bool:
    return actor.is_admin
