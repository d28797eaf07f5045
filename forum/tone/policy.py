"""Who is told how their answer may read."""

from forum.actor import Actor


def hears_hints(actor: Actor) -> bool:
    """Members of staff who have not switched it off."""
    return actor.is_staff and actor.tone_hints
