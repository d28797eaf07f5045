"""Who reads the audit log."""

from forum.actor import Actor


def may_audit(actor: Actor) -> bool:
    return actor.is_admin
