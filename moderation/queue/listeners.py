"""Listeners of the queue: what others want looked at joins it, and what they settled themselves leaves it."""

from forum.actor import SYSTEM
from forum.bus import Published
from forum.database import Session
from forum.events import ReviewSettled, ReviewWanted
from moderation.queue.actions import bring_to_queue, close_case
from moderation.queue.grounds import Subject
from moderation.queue.notices import ground_of
from moderation.queue.subjects import subject_named


async def join_the_queue(session: Session, event: ReviewWanted, _published: Published) -> None:
    if event.object_kind in ("post", "comment"):
        subject = await subject_named(session, SYSTEM, event.object_kind, event.object_id)
    else:
        about = event.object_id if event.object_kind == "user" else event.user_id
        subject = Subject(event.object_kind, event.object_id, None, about, event.url)
    await bring_to_queue(session, subject, ground_of(event))


async def leave_the_queue(session: Session, event: ReviewSettled, _published: Published) -> None:
    await close_case(session, event.object_kind, event.object_id)
