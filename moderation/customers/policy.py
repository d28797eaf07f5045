"""Who reads and says whose customers people are."""

from forum.actor import Actor


def may_know_customers(actor: Actor) -> bool:
    return actor.is_moderator


def may_keep_plans(actor: Actor) -> bool:
    return actor.is_admin
