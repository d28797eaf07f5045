"""Listeners of templates: what was made of them is counted."""

from forum.bus import Published
from forum.database import Session
from forum.threads.events import AnswerPosted
from moderation.replies.actions import note_use


async def count_the_use(session: Session, event: AnswerPosted, _published: Published) -> None:
    """By staff alone; what others send along means nothing."""
    if event.template_id is None or event.actor_id is None:
        return
    if await session.fetchval("SELECT cardinality(roles) > 0 FROM users WHERE id = $1", event.actor_id):
        await note_use(
            session, event.template_id, post_id=event.post_id, thread_id=event.thread_id, user_id=event.actor_id
        )
