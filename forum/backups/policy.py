"""Who may make backups, see them, and take them away."""

from forum.actor import Actor


def may_keep_backups(actor: Actor) -> bool:
    return actor.is_admin
