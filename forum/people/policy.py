"""Who may see what of people."""

from forum.actor import Actor


def may_see_standing(actor: Actor) -> bool:
    """Whether somebody is silenced or suspended is between them and those who moderate."""
    return actor.is_moderator


def may_list_people(actor: Actor) -> bool:
    return actor.is_admin
