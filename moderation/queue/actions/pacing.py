"""Slow mode by moderators: set, and entered in their log with what undoes it."""

from forum.actor import Actor
from forum.database import Session
from forum.threads.actions.pacing import slow_thread
from moderation.queue.actions.deciding import Entry, enter
from moderation.queue.actions.desk import allowed


async def slow_down(session: Session, actor: Actor, thread_id: int, *, minutes: int, hours: int, reason: str) -> int:
    """The decision's id, by which it can be undone. No minutes end it."""
    await allowed(session, actor)
    before = await slow_thread(session, actor, thread_id, minutes=minutes, hours=hours)
    until = before.slow_until.isoformat() if before.slow_until else None
    entry = Entry("slow" if minutes else "unslow", "post", before.opening_id, reason)
    return await enter(session, actor, entry, {"thread_id": before.id, "minutes": before.slow_minutes, "until": until})
