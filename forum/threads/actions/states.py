"""From one state of a post to another, with everything that follows: the thread's state, its counts, the accepted mark.

Where from, the event remembers: what is brought back returns to the state in which it was taken away, so that
deleting and undeleting is no way out of a review.
"""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.threads.actions.ordering import lock_people
from forum.threads.actions.solving import Mark, put_mark, set_solved, tell_unaccepted
from forum.threads.events import PostDeleted, PostHeld, PostHidden, PostReleased, PostUndeleted, PostUnhidden
from forum.threads.models import Post, Thread
from forum.threads.queries import visible_post
from forum.threads.rows import PostRow, ThreadView

TAKEN = {"held": PostHeld, "hidden": PostHidden, "deleted": PostDeleted}
BROUGHT_BACK = {"held": PostReleased, "hidden": PostUnhidden, "deleted": PostUndeleted}

COUNTS = """
UPDATE threads t SET answer_count = t.answer_count + $2,
       last_activity_at = coalesce(
           (SELECT max(p.created_at) FROM posts p WHERE p.thread_id = t.id AND p.state = 'published'), t.created_at)
 WHERE t.id = $1
"""
LAST = """
SELECT payload FROM events WHERE thread_id = $1 AND post_id = $2 AND name = $3 ORDER BY id DESC LIMIT 1
"""


async def take_away(
    session: Session, actor: Actor, thread: ThreadView, *, post: PostRow, state: str, reason: str = ""
) -> None:
    """Readers no longer see the post; an accepted answer loses its mark. Thread and post are locked by the caller."""
    accepted = thread.accepted_post_id == post.id
    if accepted:
        await set_solved(session, thread.id, accepted_post_id=None, solved_at=None, solved_by_id=None)
    await set_state(session, actor, post, state)
    if accepted:
        await lock_people(session, post.author_id, thread.author_id)
        await tell_unaccepted(session, actor, thread)
    event = TAKEN[state](actor.id, thread.id, post.id, post.author_id, post.kind, post.state, accepted)
    if accepted and thread.solved_at is not None:
        event = replace(event, solved_by_id=thread.solved_by_id, solved_at=thread.solved_at.isoformat())
    if reason and isinstance(event, PostHidden):
        event = replace(event, reason=reason)
    await publish(session, event)


async def bring_back(session: Session, actor: Actor, thread: ThreadView, *, post: PostRow, state: str) -> None:
    """The post is in `state` again; where it was the accepted answer, and none has the mark since, so is the mark."""
    earlier = await taken_away(session, post)
    await set_state(session, actor, post, state)
    await publish(session, BROUGHT_BACK[post.state](actor.id, thread.id, post.id, post.author_id, post.kind, state))
    if state == "published" and earlier.get("accepted") and thread.is_question and thread.solved_at is None:
        await put_mark(session, actor, thread, post=await visible_post(session, actor, post.id), mark=mark_of(earlier))


def mark_of(earlier: dict[str, Any]) -> Mark | None:
    """Who had set the mark and when; None where the log does not say."""
    at = earlier.get("solved_at")
    return Mark(earlier.get("solved_by_id"), datetime.fromisoformat(at)) if at else None


async def state_before(session: Session, post: PostRow) -> str:
    """The state from which the post came to be as it is; published where the log does not say (an imported one)."""
    return str((await taken_away(session, post)).get("before", "published"))


async def taken_away(session: Session, post: PostRow) -> dict[str, Any]:
    """What the log says of how the post came into its present state."""
    payload = await session.fetchval(LAST, post.thread_id, post.id, TAKEN[post.state].__name__)
    found: dict[str, Any] = json.loads(payload or "{}") if isinstance(payload, str | None) else payload
    return found


async def set_state(session: Session, actor: Actor, post: PostRow, state: str) -> None:
    """Thread before post, as everywhere; counts follow exactly from what was and what is published."""
    if post.is_opening:
        await session.execute(update(Thread).where(Thread.id == post.thread_id).values(state=state))
    deleted_by = actor.id if state == "deleted" else None
    await session.execute(update(Post).where(Post.id == post.id).values(state=state, deleted_by_id=deleted_by))
    if not post.is_opening:
        await session.raw.execute(COUNTS, post.thread_id, (state == "published") - post.is_published)
