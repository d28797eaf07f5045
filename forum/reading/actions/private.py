"""That staff read what a person wrote to them alone."""

from datetime import timedelta

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.reading.events import PrivateThreadRead
from forum.threads.rows import ThreadView

# Two pages at once are one reading.
ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('private read ' || $1::bigint || ' ' || $2::bigint, 0))"
NOTED = """
SELECT EXISTS (SELECT FROM events WHERE thread_id = $1 AND actor_id = $2 AND name = 'PrivateThreadRead'
               AND created_at > $3)
"""
AN_HOUR = timedelta(hours=1)


async def note_private_reading(session: Session, actor: Actor, thread: ThreadView) -> None:
    """That somebody of the staff reads what was written to them in private, once an hour and reader."""
    if thread.private_to_id is None:
        return
    await session.fetchval(ALONE, thread.id, actor.id)
    if not await session.fetchval(NOTED, thread.id, actor.id, session.now - AN_HOUR):
        await publish(session, PrivateThreadRead(actor.id, thread.id, thread.private_to_id))
