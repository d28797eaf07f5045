"""Who may work on the knowledge base."""

from datetime import datetime

from forum.actor import Actor


def may_edit_articles(actor: Actor) -> bool:
    """Proposals, topics and articles are the editors' work, and the admins'."""
    return actor.is_editor


def may_set_ripeness(actor: Actor) -> bool:
    """When a topic is ripe is for the admins to say."""
    return actor.is_admin


def may_rate(actor: Actor, now: datetime) -> bool:
    """Whoever has an account in good standing says once whether an article helped."""
    return actor.is_signed_in and actor.may_act(now)
