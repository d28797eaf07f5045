"""Reply targets, and which of them a question has."""

from collections.abc import Sequence
from typing import Any

from forum.database import Session
from moderation.care.clocks import Target

ALL = """
SELECT r.id, r.category_id, c.name AS category_name, r.language, r.minutes, r.hours FROM reply_targets r
LEFT JOIN categories c ON c.id = r.category_id ORDER BY c.name NULLS FIRST, r.language LIMIT 500
"""
# The one that says most of the question: its category and language, its category, its language, or any.
FOR_THREAD = """
SELECT r.minutes, r.hours FROM threads t JOIN reply_targets r
  ON (r.category_id IS NULL OR r.category_id = t.category_id) AND r.language IN ('', coalesce(t.language, ''))
WHERE t.id = $1 ORDER BY r.category_id IS NULL, r.language = '' LIMIT 1
"""


async def targets(session: Session) -> Sequence[Any]:
    return await session.fetch(ALL)


async def target_for(session: Session, thread_id: int) -> Target:
    row = await session.fetchrow(FOR_THREAD, thread_id)
    return Target(**row) if row else Target()
