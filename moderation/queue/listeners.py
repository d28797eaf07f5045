"""Listeners of the queue: what others want looked at joins it, and what they settled themselves leaves it."""

from forum.actor import SYSTEM
from forum.bus import Published
from forum.database import Session
from forum.events import ReviewSettled, ReviewWanted
from forum.threads.actions import hold_post
from forum.threads.events import PostEdited
from forum.threads.queries import visible_post
from moderation.queue.actions import bring_to_queue, close_case
from moderation.queue.grounds import Subject
from moderation.queue.notices import MENDED, ground_of
from moderation.queue.subjects import subject_named


async def join_the_queue(session: Session, event: ReviewWanted, _published: Published) -> None:
    if event.object_kind in ("post", "comment"):
        subject = await subject_named(session, SYSTEM, event.object_kind, event.object_id)
    else:
        about = event.object_id if event.object_kind == "user" else event.user_id
        subject = Subject(event.object_kind, event.object_id, None, about, event.url)
    await bring_to_queue(session, subject, ground_of(event))


async def look_anew(session: Session, event: PostEdited, _published: Published) -> None:
    """What its author mended after it was hidden waits for another look."""
    post = await visible_post(session, SYSTEM, event.post_id)
    if post.state != "hidden" or event.actor_id is None or event.actor_id != post.author_id:
        return
    await hold_post(session, SYSTEM, post.id)
    await bring_to_queue(session, Subject("post", post.id, post.thread_id, post.author_id), MENDED)


async def leave_the_queue(session: Session, event: ReviewSettled, _published: Published) -> None:
    await close_case(session, event.object_kind, event.object_id)
