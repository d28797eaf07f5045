"""The account book under load: `python benchmarks/book.py [VOTES]` (1,000,000 unless told).

Writes a made-up forum with that many votes straight into the tables, lets the bulk listener enter the lines as an
import does, and prints: lines a second entered, seconds and memory of a recount (asked for: a million rows in under a
minute and 300 MB, drift 0), and seconds to show and to apply another price list (asked for: 100,000 events in under
30 s). Everything is thrown away.
"""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from forum.actor import SYSTEM
from forum.bus import Bus, Published
from forum.database import Database, Session
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.votes.events import VoteCast
from reputation.book.actions import apply_prices
from reputation.book.listeners import credit_many
from reputation.book.price_lists import DEFAULT
from reputation.book.queries import preview
from reputation.book.recount import recount

PEOPLE, POSTS, BATCH = 20_000, 100_000, 10_000
PEOPLE_SQL = """
INSERT INTO users (name, name_key, display_name, created_at)
SELECT 'person' || n, 'person' || n, 'Person ' || n, now() FROM generate_series(1, $1::int) AS n
"""
CATEGORY_SQL = "INSERT INTO categories (slug, name, created_at) VALUES ('all', 'All', now()) RETURNING id"
THREADS_SQL = """
INSERT INTO threads (category_id, author_id, title, slug, created_at, last_activity_at)
SELECT $1, n % $3 + 1, 'Thread ' || n, 'thread', now(), now() FROM generate_series(1, $2::int) AS n
"""
POSTS_SQL = """
INSERT INTO posts (thread_id, author_id, kind, body_source, body_html, render_version, created_at)
SELECT n, n % $2 + 1, 'opening', 'x', '<p>x</p>', 1, now() FROM generate_series(1, $1::int) AS n
"""
EVENTS_SQL = """
INSERT INTO events (name, thread_id, post_id, user_id, payload, created_at, relayed_at)
SELECT 'VoteCast', post, post, post % $4 + 1,
       jsonb_build_object('actor_id', NULL, 'thread_id', post, 'post_id', post, 'user_id', post % $4 + 1,
                          'value', CASE WHEN n % 12 = 0 THEN -1 ELSE 1 END, 'vote_id', n, 'is_question', true),
       timestamptz '2024-01-01' + n % 700 * interval '1 day', now()
FROM (SELECT n, (n::bigint * 7919) % $3 + 1 AS post FROM generate_series($1::int, $2::int) AS n) AS votes
RETURNING id, payload, created_at
"""


@contextmanager
def timed(what: str, count: int = 0) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    rate = f", {count / seconds:,.0f} a second" if count else ""
    print(f"{what}: {seconds:.1f} s{rate}", flush=True)


async def fill(database: Database, votes: int) -> None:
    async with database.writing() as session:
        await session.fetchval(PEOPLE_SQL, PEOPLE)
        category = await session.fetchval(CATEGORY_SQL)
        await session.fetchval(THREADS_SQL, category, POSTS, PEOPLE)
        await session.fetchval(POSTS_SQL, POSTS, PEOPLE)
    for start in range(1, votes + 1, BATCH):
        async with database.writing() as session:
            await credit(session, start, min(start + BATCH - 1, votes))


async def credit(session: Session, first: int, last: int) -> None:
    rows = await session.fetch(EVENTS_SQL, first, last, POSTS, PEOPLE)
    events = [(VoteCast(**row["payload"]), Published(row["id"], row["created_at"])) for row in rows]
    await credit_many(session, events)


async def measure(url: str, votes: int) -> None:
    database = Database(url, Bus(), pool_size=2)
    with timed(f"{votes:,} votes entered in the book", votes):
        await fill(database, votes)
    async with database.reading() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        with timed("recount", votes):
            found = await recount(session)
    print(f"  drift {found.drift}, {found.lines:,} lines, {peak()} MB at the most")
    dearer = replace(DEFAULT, name="dearer", prices={**DEFAULT.prices, "question_upvoted": 10})
    async with database.writing() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        with timed("another price list shown", votes):
            await preview(session, dearer)
        with timed("another price list applied", votes):
            await apply_prices(session, SYSTEM, dearer)
    async with database.reading() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        print(f"  drift {(await recount(session)).drift} afterwards")
    await database.close()


def peak() -> int:
    """MB of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    votes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="talkoot-book-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        url = postgres.start()
        try:
            upgrade(url)
            asyncio.run(measure(url, votes))
        finally:
            postgres.stop()


if __name__ == "__main__":
    main()
