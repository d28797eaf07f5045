"""Who keeps the webhooks."""

from forum.actor import Actor


def may_keep_webhooks(actor: Actor) -> bool:
    return actor.is_admin
