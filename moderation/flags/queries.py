"""Every read of reports."""

from forum.actor import Actor
from forum.database import Session
from moderation.flags.weights import Report, Reporter

JUDGED = """
SELECT count(*) FILTER (WHERE r.useful) AS right, count(*) AS judged FROM review_reasons s
JOIN reviewables r ON r.id = s.reviewable_id AND r.useful IS NOT NULL WHERE s.user_id = $1
"""
OF_ITEM = """
SELECT s.kind, s.weight, u.roles && '{moderator,admin}'::text[] AS by_staff FROM review_reasons s
JOIN users u ON u.id = s.user_id WHERE s.reviewable_id = $1 AND s.source = 'flag' AND s.weight IS NOT NULL
"""
REPORTERS = """
SELECT s.user_id, t.title FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id
LEFT JOIN threads t ON t.id = r.thread_id
WHERE s.reviewable_id = $1 AND s.source = 'flag' AND s.user_id IS NOT NULL ORDER BY s.user_id
"""


async def reporter(session: Session, actor: Actor) -> Reporter:
    row = await session.fetchrow(JUDGED, actor.id)
    return Reporter(actor.trust_level, row["right"], row["judged"], actor.is_moderator)


async def reports_of(session: Session, item_id: int) -> list[Report]:
    return [Report(**row) for row in await session.fetch(OF_ITEM, item_id)]


async def reporters_of(session: Session, item_id: int) -> tuple[tuple[int, ...], str]:
    """Who reported it, and the title of its thread."""
    rows = await session.fetch(REPORTERS, item_id)
    return tuple(row["user_id"] for row in rows), next((row["title"] or "" for row in rows), "")
