"""Who announces planned works."""

from forum.actor import Actor

AUDIENCES = ("everybody", "signed_in", "staff")


def may_announce(actor: Actor) -> bool:
    return actor.is_admin
