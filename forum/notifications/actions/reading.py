"""Marking notifications as read."""

from sqlalchemy import update

from forum.actor import Actor
from forum.database import Session
from forum.notifications.models import Notification
from forum.notifications.rows import NotificationRow


async def mark_read(session: Session, actor: Actor, row: NotificationRow) -> None:
    """This one is read, and with it everything about the same thread: whoever opens the thread sees it all."""
    mine = (Notification.user_id == actor.id) & Notification.read_at.is_(None)
    same = Notification.id == row.id
    if row.thread_id is not None:
        same |= Notification.thread_id == row.thread_id
    await session.execute(update(Notification).where(mine & same).values(read_at=session.now))


async def mark_all_read(session: Session, actor: Actor) -> int:
    """How many were not read yet."""
    mine = (Notification.user_id == actor.id) & Notification.read_at.is_(None)
    return int((await session.execute(update(Notification).where(mine).values(read_at=session.now))).rowcount)
