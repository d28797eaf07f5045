"""Who may do what to an account."""

from forum.actor import Actor


def may_give_roles(actor: Actor) -> bool:
    return actor.is_admin


def may_sanction(actor: Actor, roles: frozenset[str]) -> bool:
    """Moderators sanction people without a role; admins sanction anybody but admins."""
    if actor.is_admin:
        return "admin" not in roles or actor.is_system
    return actor.is_moderator and not roles
