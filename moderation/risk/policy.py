"""Who may mark somebody as perhaps at risk, and who says what staff do then."""

from forum.actor import Actor


def may_mark_risk(actor: Actor) -> bool:
    return actor.is_moderator


def may_guide(actor: Actor) -> bool:
    return actor.is_admin
