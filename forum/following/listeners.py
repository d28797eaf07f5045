"""What follows from writing: one hears what becomes of it."""

from forum.bus import Published
from forum.database import Session
from forum.following.actions import follow_by_writing
from forum.threads.events import AnswerPosted, QuestionAsked


async def follow_own_thread(session: Session, event: QuestionAsked | AnswerPosted, _published: Published) -> None:
    """Within the writer's transaction: the asker and everybody who answers follow the thread."""
    if event.actor_id is not None:
        await follow_by_writing(session, event.actor_id, event.thread_id)
