"""The sums move with the book, in the same transaction; and are derived again from the whole of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forum.database import Session
from forum.threads.actions.ordering import lock_people
from reputation.book.queries.prices import BOOK_LOCK
from reputation.leaders.lines import LINES, PLACES, SPREAD
from reputation.leaders.periods import PERIODS, start_of

OF_EVENT = f"""
WITH RECURSIVE {LINES.format(which="e.event_id = $1")}
SELECT user_id, day, thread_id, sum(amount)::int AS points FROM lines GROUP BY user_id, day, thread_id
"""  # noqa: S608 - names of our own
OF_THREAD = f"""
WITH RECURSIVE of_posts AS (
    SELECT id FROM ledger_entries WHERE post_id IN (SELECT id FROM posts WHERE thread_id = $1)
), of_thread AS (
    SELECT id FROM of_posts UNION SELECT id FROM ledger_entries WHERE adjusts_id IN (SELECT id FROM of_posts)
), {LINES.format(which="e.id IN (SELECT id FROM of_thread)")}
SELECT user_id, day, thread_id, sum(amount)::int AS points FROM lines WHERE thread_id = $1
GROUP BY user_id, day, thread_id
"""  # noqa: S608
KNOW_THREADS = f"""
INSERT INTO leader_threads (thread_id, category_id, tag_ids)
{PLACES.format(which="t.id = ANY($1::bigint[])")} ORDER BY t.id ON CONFLICT (thread_id) DO NOTHING
"""
KNOWN_THREADS = """
SELECT thread_id, category_id, tag_ids FROM leader_threads WHERE thread_id = ANY($1::bigint[])
ORDER BY thread_id FOR SHARE
"""
NOW = PLACES.format(which="t.id = $1")
PUT_THREAD = "UPDATE leader_threads SET category_id = $2, tag_ids = $3 WHERE thread_id = $1"
GIVEN = """
unnest($1::text[], $2::bigint[], $3::text[], $4::date[], $5::bigint[], $6::int[])
    AS given (scope, scope_id, period, start, user_id, points)
"""
OPEN_BOARDS = f"""
INSERT INTO leader_boards (scope, scope_id, period, start)
SELECT DISTINCT scope, scope_id, period, start FROM {GIVEN}
ORDER BY scope, scope_id, period, start ON CONFLICT DO NOTHING
"""  # noqa: S608
# All of them, or none where a list is not there yet.
ADD = f"""
WITH found AS (SELECT b.id, given.user_id, given.points FROM {GIVEN} JOIN leader_boards b
               USING (scope, scope_id, period, start))
INSERT INTO leader_points AS p (board_id, user_id, points)
SELECT * FROM found WHERE (SELECT count(*) FROM found) = cardinality($1) ORDER BY id, user_id
ON CONFLICT (board_id, user_id) DO UPDATE SET points = p.points + excluded.points RETURNING true
"""  # noqa: S608
KNOW_ALL_THREADS = f"""
WITH RECURSIVE {LINES.format(which="true")}
INSERT INTO leader_threads (thread_id, category_id, tag_ids)
{PLACES.format(which="t.id IN (SELECT thread_id FROM lines)")}
"""  # noqa: S608
ADD_ALL = f"""
WITH RECURSIVE {LINES.format(which="true")}, counted AS (
    SELECT scope, scope_id, period, start, user_id, sum(points)::int AS points
    FROM (
        SELECT l.user_id, l.day, t.category_id, t.tag_ids, sum(l.amount) AS points
        FROM lines l LEFT JOIN leader_threads t ON t.thread_id = l.thread_id
        GROUP BY l.user_id, l.day, t.category_id, t.tag_ids
    ) AS days {SPREAD}
    GROUP BY scope, scope_id, period, start, user_id
), opened AS (
    INSERT INTO leader_boards (scope, scope_id, period, start)
    SELECT DISTINCT scope, scope_id, period, start FROM counted ON CONFLICT DO NOTHING
    RETURNING id, scope, scope_id, period, start
), boards AS (
    SELECT * FROM opened UNION ALL SELECT id, scope, scope_id, period, start FROM leader_boards
)
INSERT INTO leader_points (board_id, user_id, points)
SELECT b.id, c.user_id, c.points FROM counted c JOIN boards b USING (scope, scope_id, period, start)
WHERE c.points <> 0 ORDER BY b.id, c.user_id
"""  # noqa: S608
AGAIN = (
    "SELECT set_config('statement_timeout', '600s', true)", "DELETE FROM leader_points", "DELETE FROM leader_threads",
    KNOW_ALL_THREADS, "ANALYZE leader_threads", ADD_ALL,
    "DELETE FROM leader_boards b WHERE NOT EXISTS (SELECT FROM leader_points p WHERE p.board_id = b.id)",
)  # fmt: skip
Board = tuple[str, int, str, date]


async def count_event(session: Session, event_id: int) -> None:
    """The lines that this event entered count from now on."""
    await add_days(session, await session.fetch(OF_EVENT, event_id))


async def add_days(session: Session, rows: Sequence[Any]) -> None:
    """Points by person, day and thread go to every list in which they count."""
    threads = sorted({row["thread_id"] for row in rows if row["thread_id"] is not None})
    known = {row["thread_id"]: row for row in await session.fetch(KNOWN_THREADS, threads)} if threads else {}
    if len(known) < len(threads):
        await session.fetchval(KNOW_THREADS, threads)
        known = {row["thread_id"]: row for row in await session.fetch(KNOWN_THREADS, threads)}
    sums: dict[tuple[Board, int], int] = defaultdict(int)
    for row in rows:
        for scope, scope_id in [("forum", 0), *scopes_of(known.get(row["thread_id"]))]:
            for period in PERIODS:
                board = (scope, scope_id, period, start_of(period, row["day"]))
                sums[board, row["user_id"]] += row["points"]
    await add(session, sums)


async def add(session: Session, sums: Mapping[tuple[Board, int], int]) -> None:
    given = [(*board, user_id, points) for (board, user_id), points in sums.items() if points]
    if not given:
        return
    columns = [list(each) for each in zip(*given, strict=True)]
    if not await session.fetch(ADD, *columns):
        await session.fetch(OPEN_BOARDS, *columns)
        await session.fetch(ADD, *columns)


def scopes_of(thread: Any) -> list[tuple[str, int]]:
    """The lists of places, beside the forum's, in which a thread counts."""
    if thread is None:
        return []
    return [("category", thread["category_id"]), *(("tag", tag_id) for tag_id in thread["tag_ids"])]


async def follow_thread(session: Session, thread_id: int) -> None:
    """Where the thread was moved or tagged otherwise, what was earned there counts for its new places."""
    known = "SELECT thread_id, category_id, tag_ids FROM leader_threads WHERE thread_id = $1"
    if not differ(await session.fetchrow(known, thread_id), await session.fetchrow(NOW, thread_id)):
        return
    rows = await session.fetch(OF_THREAD, thread_id)
    await lock_people(session, *{row["user_id"] for row in rows})
    before = await session.fetchrow(f"{known} FOR UPDATE", thread_id)
    after = await session.fetchrow(NOW, thread_id)
    gone, come = set(scopes_of(before)) - set(scopes_of(after)), set(scopes_of(after)) - set(scopes_of(before))
    sums: dict[tuple[Board, int], int] = defaultdict(int)
    for row in await session.fetch(OF_THREAD, thread_id):
        for scope, scope_id in gone | come:
            sign = 1 if (scope, scope_id) in come else -1
            for period in PERIODS:
                sums[(scope, scope_id, period, start_of(period, row["day"])), row["user_id"]] += sign * row["points"]
    await add(session, sums)
    await session.fetchval(PUT_THREAD, thread_id, after["category_id"], after["tag_ids"])


def differ(before: Any, after: Any) -> bool:
    return before is not None and after is not None and scopes_of(before) != scopes_of(after)


async def count_again(session: Session) -> None:
    """Every sum is what the ledger and the threads say now. Nobody else writes lines meanwhile."""
    await session.fetchval("SELECT pg_advisory_xact_lock($1)", BOOK_LOCK)
    for statement in AGAIN:
        await session.fetchval(statement)
