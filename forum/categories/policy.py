"""Who may see and keep categories."""

from forum.actor import Actor

VISIBILITIES = ("public", "signed_in", "staff")  # and those of groups


def may_keep_categories(actor: Actor) -> bool:
    return actor.is_admin


def may_see(actor: Actor, visibility: str) -> bool:
    return visibility in actor.sees
