"""Whether the sums beside the book add up with it."""

from forum.database import Session
from reputation.leaders.lines import LINES, SPREAD

# Sums of points, and of points times a number that each person has: two lists agree in both only if they agree in
# every person. So nothing needs to be sorted or kept, however many lines there are.
DRIFT = f"""
WITH RECURSIVE {LINES.format(which="true")}, by_ledger AS (
    SELECT b.id AS board_id, sum(points) AS points, sum(marked) AS marked
    FROM (
        SELECT l.day, t.category_id, t.tag_ids, sum(l.amount) AS points,
               sum(l.amount * hashint8(l.user_id)::bigint) AS marked
        FROM lines l LEFT JOIN leader_threads t ON t.thread_id = l.thread_id
        GROUP BY l.day, t.category_id, t.tag_ids
    ) AS days {SPREAD}
    LEFT JOIN leader_boards b ON (b.scope, b.scope_id, b.period, b.start)
        = (place.scope, place.scope_id, period.period, period.start)
    GROUP BY b.id
), by_sums AS (
    SELECT board_id, sum(points) AS points, sum(points * hashint8(user_id)::bigint) AS marked
    FROM leader_points GROUP BY board_id
)
SELECT b.scope, b.scope_id, b.period, b.start
FROM by_ledger l FULL JOIN by_sums s ON s.board_id = l.board_id
LEFT JOIN leader_boards b ON b.id = coalesce(l.board_id, s.board_id)
WHERE coalesce(l.points, 0) <> coalesce(s.points, 0) OR coalesce(l.marked, 0) <> coalesce(s.marked, 0)
ORDER BY b.scope, b.scope_id, b.period, b.start LIMIT 20
"""  # noqa: S608 - names of our own
STALE = """
SELECT k.thread_id FROM leader_threads k JOIN threads t ON t.id = k.thread_id JOIN categories c ON c.id = t.category_id
LEFT JOIN LATERAL (
    SELECT array_agg(tt.tag_id ORDER BY tt.tag_id) AS ids FROM thread_tags tt WHERE tt.thread_id = t.id
) AS tags ON c.visibility = 'public'
WHERE k.category_id <> t.category_id OR k.tag_ids <> coalesce(tags.ids, '{}') ORDER BY k.thread_id
"""


async def lists_that_drift(session: Session) -> list[str]:
    """The lists whose sums are not those of the ledger, named; twenty at most."""
    rows = await session.fetch(DRIFT)
    return [" ".join(["leaders", *("?" if each is None else str(each) for each in row)]) for row in rows]


async def stale_threads(session: Session) -> list[int]:
    """Threads that count for other places than they have."""
    return [row["thread_id"] for row in await session.fetch(STALE)]
