"""Counting everything again from the posts themselves."""

from forum.database import Session

TRUTH = """
SELECT t.id,
       count(p.id) FILTER (WHERE p.kind <> 'opening' AND p.state = 'published')::int AS answer_count,
       coalesce(max(p.created_at) FILTER (WHERE p.state = 'published'), t.created_at) AS last_activity_at,
       (SELECT count(*) FROM me_toos m WHERE m.thread_id = t.id)::int AS me_too_count
  FROM threads t LEFT JOIN posts p ON p.thread_id = t.id GROUP BY t.id
"""
RECOUNT = " ".join(
    (
        "WITH truth AS (",
        TRUTH,
        """)
UPDATE threads t SET answer_count = truth.answer_count, last_activity_at = truth.last_activity_at,
       me_too_count = truth.me_too_count
  FROM truth
 WHERE t.id = truth.id AND (t.answer_count, t.last_activity_at, t.me_too_count)
       IS DISTINCT FROM (truth.answer_count, truth.last_activity_at, truth.me_too_count)
RETURNING t.id""",
    )
)


async def recount_threads(session: Session) -> int:
    """Put every thread's counts right from its posts; returns how many were wrong (none, unless there is a fault)."""
    return len(await session.fetch(RECOUNT))


# The same for every reader, so of what everybody may read; only rows that differ are written.
COUNT_TAGS = """
WITH counted AS (
    SELECT g.id, (SELECT count(*) FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id
                    JOIN categories c ON c.id = t.category_id
                   WHERE tt.tag_id = g.id AND t.state = 'published' AND c.visibility = 'public')::int AS threads
      FROM tags g)
UPDATE tags g SET thread_count = counted.threads FROM counted
 WHERE counted.id = g.id AND g.thread_count <> counted.threads
"""


async def count_tags(session: Session) -> None:
    """How many threads each tag has, for the list of tags: a few minutes late, and the list costs nothing."""
    await session.fetchval(COUNT_TAGS)
