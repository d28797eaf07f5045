"""Noting how far somebody has read. Losing the last seconds of that in a crash is cheaper than waiting for the disk."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.errors import SignInNeeded
from forum.threads.queries import visible_post

VISIT = timedelta(minutes=30)  # without a page: what comes later is another visit
NOTED = timedelta(minutes=5)  # a visit is noted this often
PLACES_KEPT = timedelta(days=365)

MARK = """
INSERT INTO thread_reads AS mine (user_id, thread_id, read_at, place_id, seen_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user_id, thread_id) DO UPDATE SET read_at = greatest(mine.read_at, excluded.read_at),
   place_id = coalesce(excluded.place_id, mine.place_id), seen_at = excluded.seen_at
"""
VISITED = """
UPDATE users SET seen_at = $2::timestamptz,
    last_visit_at = CASE WHEN seen_at < $2::timestamptz - $3::interval THEN seen_at ELSE last_visit_at END
 WHERE id = $1 AND (seen_at IS NULL OR seen_at < $2::timestamptz - $4::interval)
"""


async def mark_read(session: Session, actor: Actor, post_id: int, *, place_id: int | None = None) -> int:
    """The person has read the thread of this post up to it; returns the thread's id. Never goes back. NotThere for
    what they may not see."""
    if not actor.is_signed_in:
        raise SignInNeeded
    post = await visible_post(session, actor, post_id)
    await quietly(session)
    place = place_id if place_id is not None and 0 < place_id < 2**63 else None
    await session.fetchval(MARK, actor.id, post.thread_id, post.created_at, place, session.now)
    return post.thread_id


async def mark_all_read(session: Session, actor: Actor) -> None:
    """Nothing that is there now is new to the person any more."""
    if not actor.is_signed_in:
        raise SignInNeeded
    await session.fetchval("UPDATE users SET all_read_at = $2 WHERE id = $1", actor.id, session.now)


async def note_visit(session: Session, actor: Actor) -> None:
    """The person is here; where the one before was long ago, that visit has ended and this is another."""
    await quietly(session)
    await session.fetchval(VISITED, actor.id, session.now, VISIT, NOTED)


async def forget_old_places(session: Session) -> None:
    """How far somebody read a year ago helps nobody: what is that old counts as read anyway."""
    await session.fetchval("DELETE FROM thread_reads WHERE seen_at < $1", session.now - PLACES_KEPT)


async def quietly(session: Session) -> None:
    """Nobody waits for the disk. (That no page changes by this for anybody else is for the pages to say.)"""
    await session.fetchval("SET LOCAL synchronous_commit = off")
