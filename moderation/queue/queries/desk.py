"""A moderator's desk: how much waits, what today's minutes will reach, views, notes, colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.database import Session
from moderation.queue.queries.log import minutes_spent

COUNTS = """
SELECT count(*) AS waiting, count(*) FILTER (WHERE late) AS late, coalesce(sum(minutes), 0) AS minutes
FROM reviewables WHERE state = 'open'
"""
# Each item takes a minute at least, so no more of them than minutes need to be looked at, however many wait.
REACHED = """
SELECT count(*) AS items, min(harm) AS harm, (array_agg(id ORDER BY harm, id DESC))[1] AS last_id FROM (
    SELECT id, harm, sum(minutes) OVER (ORDER BY harm DESC, id) AS total FROM (
        SELECT id, harm, minutes FROM reviewables WHERE state = 'open' ORDER BY harm DESC, id LIMIT $1) first
) summed WHERE total <= $1
"""
VIEWS = "SELECT id, name, query FROM queue_views WHERE user_id = $1 ORDER BY id LIMIT 20"
NOTES = """
SELECT n.body, n.created_at, u.name, u.display_name, a.display_name AS asked FROM review_notes n
LEFT JOIN users u ON u.id = n.author_id LEFT JOIN users a ON a.id = n.asked_id WHERE n.reviewable_id = $1 ORDER BY n.id
"""
COLLEAGUES = """
SELECT id, display_name FROM users WHERE roles <> '{}' AND roles && '{moderator,admin}'::text[] AND id <> $1
ORDER BY display_name LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much waits, and how far the minutes that staff still have today will go."""

    waiting: int
    late: int
    minutes: int
    minutes_left: int
    reached: int
    last_id: int | None


async def open_count(session: Session) -> int:
    found: int = await session.fetchval("SELECT count(*) FROM reviewables WHERE state = 'open'")
    return found


async def capacity(session: Session) -> Capacity:
    counts = await session.fetchrow(COUNTS)
    left = max(0, session.bus.settings.staff_minutes - await minutes_spent(session))
    reached = await session.fetchrow(REACHED, left)
    return Capacity(**counts, minutes_left=left, reached=reached["items"], last_id=reached["last_id"])


async def views_of(session: Session, actor: Actor) -> Sequence[Any]:
    return await session.fetch(VIEWS, actor.id)


async def notes_of(session: Session, item_id: int) -> Sequence[Any]:
    return await session.fetch(NOTES, item_id)


async def colleagues(session: Session, actor: Actor) -> list[tuple[int, str]]:
    return [(row["id"], row["display_name"]) for row in await session.fetch(COLLEAGUES, actor.id)]
