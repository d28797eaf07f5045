"""The leaders' lists over a large book: `python benchmarks/leaders.py [LINES]` (1,000,000 unless told).

Fills the made-up forum of `benchmarks/book.py`, each thread with one of fifty tags, with that many lines, derives the
lists from them, and prints: seconds to derive them, seconds to compare them with the book (drift 0), how large they
are, and for each period the middle and the slowest of twenty readings of the first page, of a late page, and of one's
own place, of the forum and of a tag (asked for: a list over a million lines in under 50 ms). Then what a vote costs in
the book alone, and with the lists. Everything is thrown away.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from statistics import median

from book import PEOPLE, POSTS, fill, timed

from forum.bus import Bus, Published
from forum.database import Database, Session
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.votes.events import VoteCast
from reputation.book.listeners import keep_the_book
from reputation.leaders.actions import count_again, count_event
from reputation.leaders.periods import PERIODS, start_of
from reputation.leaders.queries import Wanted, leaders, lists_that_drift, own_place

DAY, TIMES, VOTES_MORE = date(2025, 3, 15), 20, 500
TAGS = (
    "INSERT INTO tags (name, created_at) SELECT 'tag' || n, now() FROM generate_series(1, 50) AS n",
    "INSERT INTO thread_tags (thread_id, tag_id, created_at) "
    "SELECT id, (SELECT min(id) FROM tags) + id % 50, now() FROM threads",
)
# As uneven as forums are: half of all lines are about the posts of a twentieth of the people.
LINES = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, day, actor_id, thread_id, post_id, vote_id,
                            event_id, created_at)
SELECT person, 10, 10, 'answer_upvoted', 'default-1', at::date, 1, post, post, n, n, at
FROM (
    SELECT n, (n::bigint * 7919) % $3 + 1 AS post, timestamptz '2024-01-01 12:00Z' + n % 700 * interval '1 day' AS at,
           CASE WHEN n % 2 = 0 THEN (n::bigint * 7919) % ($2 / 20) ELSE (n::bigint * 7919) % $2 END + 1 AS person
    FROM generate_series(1, $1::int) AS n
) AS lines
"""
SIZE = "SELECT pg_size_pretty(pg_total_relation_size('leader_points')), (SELECT count(*) FROM leader_points)"
Reading = Callable[[Session], Awaitable[object]]


async def measure(url: str, votes: int) -> None:
    database = Database(url, Bus(), pool_size=2)
    await fill(database, 0)
    async with database.writing() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        for statement in TAGS:
            await session.fetchval(statement)
        with timed(f"{votes:,} lines written"):
            await session.fetchval(LINES, votes, PEOPLE, POSTS)
        await session.raw.execute("ANALYZE ledger_entries, threads, thread_tags, posts, users")
        with timed("the lists derived from the book"):
            await count_again(session)
    async with database.writing() as session:
        await session.raw.execute("ANALYZE leader_points, leader_boards, users")
    async with database.reading() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        with timed("the lists compared with the book"):
            drift = await lists_that_drift(session)
        size, rows = await session.fetchrow(SIZE)
        print(f"  drift {len(drift)}, {rows:,} sums, {size}")
        tag = await session.fetchval("SELECT min(id) FROM tags")
        for scope, scope_id in (("forum", 0), ("tag", tag)):
            for period in PERIODS:
                await read(session, Wanted(scope, scope_id, period, start_of(period, DAY)))
    await vote(database)
    await database.close()


async def read(session: Session, wanted: Wanted) -> None:
    first = await leaders(session, wanted, after=None)
    late = (max(1, first.rows[-1].points // 2), 0) if first.rows else None
    told = [
        await times(session, lambda session: leaders(session, wanted, after=None)),
        await times(session, lambda session: leaders(session, wanted, after=late)),
        await times(session, lambda session: own_place(session, wanted, 77, staff=False)),
    ]
    numbers = ", ".join(f"{what} {ms}" for what, ms in zip(("first", "late", "own"), told, strict=True))
    print(f"  {wanted.scope}, {wanted.period}: {numbers}", flush=True)


async def times(session: Session, reading: Reading) -> str:
    """The middle and the slowest, in milliseconds."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await reading(session)
        taken.append((time.perf_counter() - began) * 1000)
    return f"{median(taken):.1f} ({max(taken):.1f}) ms"


async def vote(database: Database) -> None:
    """The listeners of one vote, each in a transaction of its own: without and with the lists."""
    for lists in (False, True):
        began = time.perf_counter()
        for number in range(VOTES_MORE):
            post = number * 37 % POSTS + 1
            async with database.writing() as session:
                event = VoteCast(5, post, post, post % PEOPLE + 1, 1, 2_000_000_000 + number + lists * 10_000, True)
                place = Published(3_000_000_000 + number + lists * 10_000, session.now)
                await keep_the_book(session, event, place)
                if lists:
                    await count_event(session, place.id)
        ms = (time.perf_counter() - began) / VOTES_MORE * 1000
        print(f"a vote in the book {'and the lists' if lists else 'alone'}: {ms:.2f} ms", flush=True)


def main() -> None:
    votes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="talkoot-leaders-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        url = postgres.start()
        try:
            upgrade(url)
            asyncio.run(measure(url, votes))
        finally:
            postgres.stop()


if __name__ == "__main__":
    main()
