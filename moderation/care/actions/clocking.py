"""A question's clock begins, stops and goes on; what happened to it is written down."""

from datetime import datetime

from forum.database import Session
from moderation.care.clocks import Clocked, hours_like, stopped
from moderation.care.queries.questions import CareRow
from moderation.care.queries.targets import target_for
from moderation.queue.hours import StaffHours

BEGIN = """
INSERT INTO cares (thread_id, minutes, hours, calendar_id, staff_only, due_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (thread_id) DO NOTHING
"""
STOP = """
UPDATE cares SET wait = $2, words = $3, wait_since = $4, wait_until = $5, minutes_left = $6, reminders = 0
WHERE thread_id = $1
"""
GO_ON = """
UPDATE cares SET wait = '', words = '', wait_since = NULL, wait_until = NULL, minutes_left = NULL, due_at = $2
WHERE thread_id = $1
"""
STEP = "INSERT INTO care_steps (thread_id, actor_id, verb, to_id, words, created_at) VALUES ($1, $2, $3, $4, $5, $6)"


def hours_of(session: Session, each: Clocked) -> StaffHours:
    """The calendar of a target or a question, or the staff's."""
    settings = session.bus.settings
    return hours_like(each, settings.staff_hours, settings.staff_zone)


async def open_care(session: Session, thread_id: int) -> None:
    """From now on somebody is due to answer; nothing changes where that is so already."""
    target = await target_for(session, thread_id)
    due_at = hours_of(session, target).after_minutes(session.now, target.minutes)
    await session.fetchval(
        BEGIN, thread_id, target.minutes, target.own_hours, target.calendar_id, target.staff_only, due_at, session.now
    )


async def stop_clock(session: Session, care: CareRow, wait: str, words: str, *, until: datetime | None = None) -> None:
    left = stopped(care.due_at, session.now, hours_of(session, care))
    await session.fetchval(STOP, care.thread_id, wait, words, session.now, until, left)


async def go_on(session: Session, care: CareRow) -> None:
    """The minutes that were left are left from now on."""
    left = care.minutes_left or 1
    await session.fetchval(GO_ON, care.thread_id, hours_of(session, care).after_minutes(session.now, left))


async def step(
    session: Session, thread_id: int, verb: str, *, actor_id: int | None, to_id: int | None = None, words: str = ""
) -> None:
    await session.fetchval(STEP, thread_id, actor_id, verb, to_id, words, session.now)
