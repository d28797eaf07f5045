"""Counting views: many at a time, long after the reading."""

from collections.abc import Mapping

from forum.database import Session

# Locked in one order, so that two processes never wait for each other in a ring.
COUNT = """
WITH locked AS (SELECT id FROM threads WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE)
UPDATE threads t SET view_count = t.view_count + seen.times
  FROM unnest($1::bigint[], $2::int[]) AS seen (thread_id, times) JOIN locked ON locked.id = seen.thread_id
 WHERE t.id = seen.thread_id
"""


async def count_views(session: Session, views: Mapping[int, int]) -> None:
    """Adds these numbers of views to these threads. Losing some in a crash is cheaper than waiting for the disk."""
    await session.fetchval("SET LOCAL synchronous_commit = off")
    await session.fetchval(COUNT, list(views), list(views.values()))
