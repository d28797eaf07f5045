"""The moderators' queue under load: `python benchmarks/desk.py [ITEMS]` (10,000 unless told).

Fills a made-up queue of ten items and one of that many, and prints how long opening it, paging to the second page and
counting what today's minutes reach take in each (asked for: 10,000 as quickly as ten). Everything is thrown away.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from forum.actor import Actor
from forum.bus import Bus
from forum.database import Database
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.settings import Settings
from moderation.queue.queries import capacity, open_items

TIMES = 20
PERSON = "INSERT INTO users (name, name_key, display_name, created_at) VALUES ('bo', 'bo', 'Bo', now()) RETURNING id"
FILL = """
INSERT INTO reviewables (object_kind, object_id, author_id, severity, harm, created_at, due_at)
SELECT 'user', n, $1, 3, random() * 30, now(), now() + interval '1 day' FROM generate_series(1, $2::int) AS n
"""


async def opened(database: Database, moderator: Actor) -> float:
    """Milliseconds for the queue, its second page and its capacity line, the median of some tries."""
    spent = []
    for _again in range(TIMES):
        async with database.reading() as session:
            started = time.perf_counter()
            first = await open_items(session, moderator)
            await open_items(session, moderator, after=(first[-1].harm, first[-1].id))
            await capacity(session)
            spent.append(time.perf_counter() - started)
    return sorted(spent)[TIMES // 2] * 1000


async def measure(url: str, most: int) -> None:
    database = Database(url, Bus((), Settings(data=Path("unused"))), pool_size=2)
    moderator = Actor(id=0, roles=frozenset({"moderator"}))
    async with database.writing() as session:
        person = await session.fetchval(PERSON)
    for count in (10, most):
        async with database.writing() as session:
            await session.fetchval("DELETE FROM reviewables")
            await session.fetchval(FILL, person, count)
        async with database.writing() as session:
            await session.fetchval("ANALYZE reviewables")
        print(f"{count:>7,} items: {await opened(database, moderator):.1f} ms")
    await database.close()


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="talkoot-queue-") as folder:
        embedded = EmbeddedPostgres(Path(folder) / "postgres")
        url = embedded.start()
        try:
            upgrade(url)
            asyncio.run(measure(url, most))
        finally:
            embedded.stop()


if __name__ == "__main__":
    main()
