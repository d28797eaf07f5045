"""The rows below the response figures: the questions of a time, with when they first had a reply."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import COUNTED_THREAD
from moderation.care.figures import Asked

MOST_ROWS = 20_000
POWER = 3  # the trust level from which on somebody is a power user
# Shown on the page, so that anybody can count again. A reply is a published answer by anybody but the asker.
ROWS = " ".join(
    (
        """
SELECT t.id, t.slug, t.title, c.name AS category, t.language, t.created_at,
       f.first, f.staff, f.power, f.customer, t.solved_at AS solved,
       CASE WHEN t.locked_at IS NOT NULL THEN t.locked_at
            WHEN t.duplicate_of_id IS NOT NULL THEN t.last_activity_at END AS closed_at
FROM threads t JOIN categories c ON c.id = t.category_id
CROSS JOIN LATERAL (
    SELECT min(p.created_at) AS first,
           min(p.created_at) FILTER (WHERE u.roles <> '{}') AS staff,
           min(p.created_at) FILTER (WHERE u.roles = '{}' AND u.trust_level >= $3) AS power,
           min(p.created_at) FILTER (WHERE u.id IS NULL OR (u.roles = '{}' AND u.trust_level < $3)) AS customer
    FROM posts p LEFT JOIN users u ON u.id = p.author_id
    WHERE p.thread_id = t.id AND p.kind = 'answer' AND p.state = 'published'
      AND p.author_id IS DISTINCT FROM t.author_id) f
WHERE""",
        COUNTED_THREAD,
        "AND t.kind = 'question' AND t.created_at >= $2 ORDER BY t.created_at DESC, t.id DESC LIMIT $4",
    )
)


async def asked_since(session: Session, actor: Actor, days: int) -> list[Asked]:
    """The newest first; what came by an import counts by its own date."""
    since = session.now - timedelta(days=days)
    rows = await session.fetch(ROWS, list(actor.sees), since, POWER, MOST_ROWS)
    return [Asked(**row) for row in rows]
