"""Who may see what was found before asking."""

from forum.actor import Actor


def may_see_findings(actor: Actor) -> bool:
    return actor.is_admin
