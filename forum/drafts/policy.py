"""Who may keep drafts."""

from forum.actor import Actor

MOST_DRAFTS = 200  # of one person
SAVINGS_AN_HOUR = 1200  # every ten seconds in three windows


def may_keep_drafts(actor: Actor) -> bool:
    """Everybody with an account, also who may not post just now: a text is not to be lost for that."""
    return actor.id is not None
