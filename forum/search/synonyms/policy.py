"""Who teaches the search."""

from forum.actor import Actor


def may_teach_synonyms(actor: Actor) -> bool:
    return actor.is_admin
