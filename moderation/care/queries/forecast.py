"""How many questions became due, and how many of them unanswered, in the same hours of the weeks before."""

from forum.database import Session
from moderation.care.forecast import WEEKS, Forecast, Week, forecast

# Shown on the page: $1 now, $2 how many hours, $3 how many weeks back. A week counts if there were clocks at its start.
MISSED = """
WITH kept AS (
    SELECT k.due_at, t.solved_at, t.locked_at, (
        SELECT min(p.created_at) FROM posts p LEFT JOIN users u ON u.id = p.author_id
        WHERE p.thread_id = k.thread_id AND p.kind = 'answer' AND p.state = 'published'
          AND (NOT k.staff_only OR (u.roles <> '{}' AND p.author_id IS DISTINCT FROM t.author_id))) AS answered_at
    FROM cares k JOIN threads t ON t.id = k.thread_id
    WHERE k.due_at > $1::timestamptz - $3::int * interval '7 days' AND k.due_at <= $1 AND k.wait = ''
      AND t.kind = 'question' AND t.state = 'published' AND t.duplicate_of_id IS NULL)
SELECT w.week, count(kept.due_at) AS due, count(kept.due_at) FILTER (
    WHERE coalesce(least(kept.answered_at, kept.solved_at, kept.locked_at) > kept.due_at, true)) AS missed
FROM generate_series(1, $3::int) AS w (week) LEFT JOIN kept
  ON kept.due_at > $1::timestamptz - w.week * interval '7 days'
 AND kept.due_at <= $1::timestamptz - w.week * interval '7 days' + $2::int * interval '1 hour'
WHERE $1::timestamptz - w.week * interval '7 days' >= (SELECT min(created_at) FROM cares)
GROUP BY w.week ORDER BY w.week
"""


async def breaches(session: Session, hours: int) -> Forecast | None:
    """What to expect of the next hours, a week at most."""
    rows = await session.fetch(MISSED, session.now, hours, WEEKS)
    return forecast([Week(row["due"], row["missed"]) for row in rows])
