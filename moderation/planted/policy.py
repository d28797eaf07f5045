"""Who plants test questions, and who sees that one is a test."""

from forum.actor import Actor


def may_plant(actor: Actor) -> bool:
    return actor.is_moderator


def may_see_test(actor: Actor, *, planted_by_id: int | None, over: bool) -> bool:
    """While it runs only whoever planted it and admins: it tests the others."""
    return actor.is_moderator and (over or actor.is_admin or actor.id == planted_by_id)
