"""How slowly a thread goes for somebody."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.threads.pace import Pace, is_slow, next_turn
from forum.threads.rows import ThreadView

# From the log, where comments stand beside answers.
LAST = """
SELECT max(created_at) FROM events
 WHERE thread_id = $1 AND actor_id = $2 AND name IN ('AnswerPosted', 'CommentPosted') AND created_at > $3
"""


async def pace_of(session: Session, actor: Actor, thread: ThreadView) -> Pace | None:
    """None where the thread is not slow; staff never wait."""
    if thread.slow_minutes is None or thread.slow_until is None or not is_slow(thread, session.now):
        return None
    if actor.id is None or actor.is_staff:
        return Pace(thread.slow_minutes, thread.slow_until)
    since = session.now - timedelta(minutes=thread.slow_minutes)
    last = await session.fetchval(LAST, thread.id, actor.id, since)
    return Pace(thread.slow_minutes, thread.slow_until, next_turn(thread, last, session.now))
