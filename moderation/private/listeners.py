"""What follows from asking: a question that only staff see may be published when both agree."""

from forum.bus import Published
from forum.database import Session
from forum.threads.events import QuestionAsked
from moderation.private.actions import look_after_private


async def look_after_what_is_private(session: Session, event: QuestionAsked, _published: Published) -> None:
    await look_after_private(session, event.thread_id)
