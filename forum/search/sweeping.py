"""The worker's loop that notes threads which came without an event: imported, restored, or older than search.

Two marks move over the numbers of all threads, a piece at a time: one goes to the newest thread and waits there for
more, so that what has come is noted within half a minute; the other goes round and round, slowly, for what should not
be missing and is. Both stand in one unlogged row, for all workers: lost in a crash, they begin again.
"""

import asyncio
import logging

from forum.database import Database
from forum.search.actions import BEGIN_SWEEP, MOVE_NEWEST, MOVE_ROUND, note_threads
from forum.settings import Settings
from forum.threads.queries.texts import thread_ids

EVERY = 30.0  # seconds
PIECE = 5000  # threads looked through at once
NOTED = 100  # threads noted in one transaction
MARKS = "SELECT newest, round FROM search_sweep"
UNDOCUMENTED = """
SELECT id FROM unnest($1::bigint[]) AS id
 WHERE NOT EXISTS (SELECT FROM search_documents d WHERE d.thread_id = id) ORDER BY id
"""
log = logging.getLogger("talkoot.search")


async def keep_documents(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop` is set; whichever engine answers."""
    while not stop.is_set():
        try:
            await sweep(database)
        except Exception as fault:
            log.warning("Threads that search does not know could not be noted: %r", fault)
        try:
            async with asyncio.timeout(EVERY):
                await stop.wait()
        except TimeoutError:
            pass


async def sweep(database: Database) -> None:
    """All that is newer than the one mark, and a piece behind the other."""
    newest, around = await marks(database)
    while (last := await note_piece(database, newest)) is not None:
        await move(database, MOVE_NEWEST, newest, to=last)
        newest = last
    await move(database, MOVE_ROUND, around, to=await note_piece(database, around) or 0)


async def note_all_missing(database: Database) -> None:
    last: int | None = 0
    while last is not None:
        last = await note_piece(database, last)


async def note_piece(database: Database, after: int) -> int | None:
    """The last of the threads that were looked through; None where there are no more."""
    async with database.reading() as session:
        ids = await thread_ids(session, after=after, most=PIECE)
        missing = [row["id"] for row in await session.fetch(UNDOCUMENTED, ids)] if ids else []
    for first in range(0, len(missing), NOTED):
        async with database.writing() as session:
            await session.fetch("SET LOCAL lock_timeout = '2s'")  # who holds one notes it, too
            await note_threads(session, missing[first : first + NOTED])
    return ids[-1] if ids else None


async def marks(database: Database) -> tuple[int, int]:
    async with database.reading() as session:
        row = await session.fetchrow(MARKS)
    if row is None:
        async with database.writing() as session:
            session.writes_unseen()
            await session.fetchval(BEGIN_SWEEP)
        return 0, 0
    return row["newest"], row["round"]


async def move(database: Database, how: str, mark: int, *, to: int) -> None:
    """Not where an import has set it back meanwhile."""
    if mark != to:
        async with database.writing() as session:
            session.writes_unseen()
            await session.fetchval(how, mark, to)
