"""Who may vote on what."""

from datetime import datetime

from forum.actor import Actor
from forum.privileges import VOTE_DOWN, reaches
from forum.threads.rows import PostRow


def may_vote_up(actor: Actor, post: PostRow, now: datetime) -> bool:
    """Never on one's own, and only on what readers see."""
    return actor.is_signed_in and actor.may_act(now) and post.is_published and post.author_id != actor.id


def may_vote_down(actor: Actor, post: PostRow, now: datetime) -> bool:
    """A vote up costs nobody anything. One down takes something from its author, so it is for people whom others have
    found useful; until then a comment that says what is wrong helps more."""
    return may_vote_up(actor, post, now) and (actor.is_staff or reaches(actor, VOTE_DOWN))


def may_vote(actor: Actor, post: PostRow, now: datetime, *, value: int) -> bool:
    return may_vote_up(actor, post, now) if value > 0 else may_vote_down(actor, post, now)
