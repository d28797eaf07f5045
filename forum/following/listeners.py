"""What follows from writing: one hears what becomes of it."""

from collections.abc import Sequence

from forum.bus import Published
from forum.database import Session
from forum.following.actions import enter_many
from forum.threads.events import AnswerPosted, QuestionAsked

Written = QuestionAsked | AnswerPosted


async def follow_own_thread(session: Session, event: Written, published: Published) -> None:
    """Within the writer's transaction: the asker and everybody who answers follow the thread."""
    await follow_own_threads(session, [(event, published)])


async def follow_own_threads(session: Session, written: Sequence[tuple[Written, Published]]) -> None:
    """The same for what an import brings, all at once."""
    pairs = [(event.actor_id, event.thread_id) for event, _ in written if event.actor_id is not None]
    await enter_many(session, pairs)
