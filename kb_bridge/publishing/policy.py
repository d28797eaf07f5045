"""Who keeps the publishers."""

from forum.actor import Actor


def may_keep_publishers(actor: Actor) -> bool:
    """Admins: a publisher has secrets and speaks in the company's name."""
    return actor.is_admin
