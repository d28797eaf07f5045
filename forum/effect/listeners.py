"""What a question that was asked means for the sessions before it."""

from forum.bus import Published
from forum.database import Session
from forum.effect.actions import note_asked
from forum.threads.events import QuestionAsked


async def close_sessions(session: Session, event: QuestionAsked, _published: Published) -> None:
    """Whoever asked was not spared the question."""
    if event.actor_id is not None and event.kind == "question":
        await note_asked(session, event.actor_id, event.thread_id)
