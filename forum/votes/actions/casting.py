"""Casting a vote, changing it, and taking it back: one a person and post, whatever arrives at the same time.

The unique key decides who was first, and only a row that was really added or removed changes the score. Scores are
written before the event: its listeners go on to the author's row, and rows are locked in the order thread, post, user
everywhere. (A hot post gains nothing from the other order: its author's row is just as hot.)
"""

from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused
from forum.i18n import Message, _
from forum.privileges import VOTE_DOWN, Privilege
from forum.threads.actions.ordering import lock_people
from forum.threads.models import Post, Thread
from forum.threads.queries import visible_post
from forum.threads.refusals import require
from forum.threads.rows import PostRow
from forum.votes import policy
from forum.votes.events import VoteCast, VoteWithdrawn
from forum.votes.models import Vote

ATTEMPTS = 5  # the row may vanish between our insert and our look at it, when a withdrawal runs beside us


@dataclass(frozen=True, slots=True)
class Counted:
    """A vote as it stood in the table."""

    id: int
    value: int


async def cast_vote(session: Session, actor: Actor, post_id: int, value: int) -> PostRow:
    """The actor's vote on the post is `value` (+1 or -1); a vote that says so already stays as it is."""
    if value not in (-1, 1):
        raise Invalid({"value": _("A vote is up or down.")})
    post = await open_post(session, actor, post_id)
    require(policy.may_vote(actor, post, session.now, value=value), actor, session.now, why_not(actor, post, value))
    for _attempt in range(ATTEMPTS):
        added = await add_vote(session, actor, post, value)
        if added is not None:
            await require_countable(session, actor, post)
            await count(session, post, value)
            await tell(session, VoteCast, actor, post=post, vote=added)
            return post
        if not await replaced(session, actor, post, value):
            return post
    raise Conflict(_("Your vote was changed from somewhere else at the same time. Please try again."))


async def withdraw_vote(session: Session, actor: Actor, post_id: int) -> PostRow:
    """The actor has no vote on the post; where there was none, nothing changes."""
    post = await open_post(session, actor, post_id)
    require(actor.is_signed_in and actor.may_act(session.now), actor, session.now)
    await take_back(session, actor, post)
    return post


async def open_post(session: Session, actor: Actor, post_id: int) -> PostRow:
    """What waits for review or is hidden has no votes, not even from those who can see it."""
    post = await visible_post(session, actor, post_id)
    if not post.is_published:
        raise NotThere
    return post


async def add_vote(session: Session, actor: Actor, post: PostRow, value: int) -> Counted | None:
    """The vote, or None where the actor has one on this post already."""
    values = {"post_id": post.id, "user_id": actor.id, "value": value, "created_at": session.now}
    statement = insert(Vote).values(values).on_conflict_do_nothing().returning(Vote.id)
    vote_id = await session.scalar(statement)
    return None if vote_id is None else Counted(vote_id, value)


async def replaced(session: Session, actor: Actor, post: PostRow, value: int) -> bool:
    """Whether the way is free for `value`: False where the vote in the table says the same."""
    mine = "SELECT value FROM votes WHERE post_id = $1 AND user_id = $2 FOR UPDATE"
    present = await session.fetchval(mine, post.id, actor.id)
    if present == value:
        return False
    await take_back(session, actor, post)
    return True


async def require_countable(session: Session, actor: Actor, post: PostRow) -> None:
    """Asked when the vote is in its table: whoever annuls the one before it at this moment has been waited for."""
    annulled = "SELECT EXISTS (SELECT FROM annulled_votes WHERE post_id = $1 AND user_id = $2)"
    if await session.fetchval(annulled, post.id, actor.id):
        raise Refused(_("A moderator took your vote on this post out of the count, so you cannot vote on it again."))


async def take_back(session: Session, actor: Actor, post: PostRow) -> None:
    mine = (Vote.post_id == post.id) & (Vote.user_id == actor.id)
    row = (await session.execute(delete(Vote).where(mine).returning(Vote.id, Vote.value))).one_or_none()
    if row is not None:
        await count(session, post, -row.value)
        await lock_people(session, actor.id, post.author_id)  # another vote may be cast right after this one
        await tell(session, VoteWithdrawn, actor, post=post, vote=Counted(row.id, row.value))


async def count(session: Session, post: PostRow, delta: int) -> None:
    """Whoever took the post out of view since we looked has been waited for here: there nothing is counted any more."""
    if post.is_opening:
        await session.execute(update(Thread).where(Thread.id == post.thread_id).values(score=Thread.score + delta))
    still_there = (Post.id == post.id) & (Post.state == "published")
    counted = update(Post).where(still_there).values(score=Post.score + delta).returning(Post.id)
    if await session.scalar(counted) is None:
        raise NotThere


async def tell(
    session: Session, event: type[VoteCast | VoteWithdrawn], actor: Actor, *, post: PostRow, vote: Counted
) -> None:
    told = event(actor.id, post.thread_id, post.id, post.author_id, vote.value, vote.id, post.is_opening)
    await publish(session, told)


def why_not(actor: Actor, post: PostRow, value: int) -> Message | Privilege | None:
    if post.author_id == actor.id:
        return _("You cannot vote on what you wrote yourself.")
    return VOTE_DOWN if value < 0 else None
