"""Slow mode of a thread: setting it, and keeping to it."""

from datetime import datetime, timedelta

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads import policy
from forum.threads.events import ThreadSlowed
from forum.threads.models import Thread
from forum.threads.pace import MOST_HOURS, MOST_MINUTES, is_slow
from forum.threads.queries import visible_thread
from forum.threads.queries.pace import pace_of
from forum.threads.refusals import require
from forum.threads.rows import ThreadView

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"


async def slow_thread(session: Session, actor: Actor, thread_id: int, *, minutes: int, hours: int) -> ThreadView:
    """For so many hours each person writes once in so many minutes; none of them ends it now. Returns it as it was."""
    if minutes and not 1 <= minutes <= MOST_MINUTES:
        raise Invalid({"minutes": _("From 1 to %(most)s minutes, please.", most=MOST_MINUTES)})
    if minutes and not 1 <= hours <= MOST_HOURS:
        raise Invalid({"hours": _("From 1 to %(most)s hours, please.", most=MOST_HOURS)})
    until = session.now + timedelta(hours=hours) if minutes else None
    return await set_pace(session, actor, thread_id, minutes=minutes or None, until=until)


async def set_pace(
    session: Session, actor: Actor, thread_id: int, *, minutes: int | None, until: datetime | None
) -> ThreadView:
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if (thread.slow_minutes, thread.slow_until) != (minutes, until):
        statement = update(Thread).where(Thread.id == thread.id).values(slow_minutes=minutes, slow_until=until)
        await session.execute(statement)
        await publish(session, ThreadSlowed(actor.id, thread.id, minutes, until.isoformat() if until else None))
    return thread


async def keep_pace(session: Session, actor: Actor, thread: ThreadView) -> None:
    """Invalid at the body for who has just written in a slow thread; two forms at once do not both pass."""
    if not is_slow(thread, session.now) or actor.id is None or actor.is_staff:
        return
    await session.fetchval(ONE_AT_A_TIME, f"pace {thread.id} {actor.id}")
    pace = await pace_of(session, actor, thread)
    if pace is not None and pace.wait is not None:
        raise Invalid({"body": _("This thread is in slow mode; your text is kept. %(when)s", when=pace.wait)})
