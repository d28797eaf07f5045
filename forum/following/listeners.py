"""What follows from writing: one hears what becomes of it."""

from collections.abc import Sequence

from forum.bus import Published
from forum.database import Session
from forum.following.actions import enter_many, follow_by_writing
from forum.threads.events import AnswerPosted, QuestionAsked

Written = QuestionAsked | AnswerPosted


async def follow_own_thread(session: Session, event: Written, _published: Published) -> None:
    """Within the writer's transaction: the asker and everybody who answers follow the thread."""
    if event.actor_id is not None:
        await follow_by_writing(session, event.actor_id, event.thread_id)


async def follow_own_threads(session: Session, written: Sequence[tuple[Written, Published]]) -> None:
    """The same for what an import brings, all at once."""
    pairs = [(event.actor_id, event.thread_id) for event, _ in written if event.actor_id is not None]
    await enter_many(session, pairs)
