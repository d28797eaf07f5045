"""keep_index(): the worker's loop that keeps the index level with the documents and builds a harmed one anew."""

import asyncio
import logging
from collections.abc import Callable

import anyio.to_thread

from forum.database import Database
from forum.search.actions import note_threads
from forum.search.engines.base import Document, Index, IndexBroken
from forum.search.engines.choosing import files_of, new_index, opened_index
from forum.search.engines.files import IndexFiles
from forum.search.queries import (
    document_count,
    documents_after,
    documents_changed,
    public_count,
    settled_change,
    undocumented,
)
from forum.settings import Settings
from forum.threads.queries.texts import thread_ids

REST = 1.0  # seconds between two looks
WAIT = 5.0  # seconds until a worker that may not write asks again
CHECK = 30.0  # seconds between two looks at the bytes
LONGEST_PAUSE = 60.0  # seconds after failing again and again: the disk may be full, PostgreSQL away
CHANGES = 500  # documents a commit
SWEEP = 5000  # threads looked through at once for those that search knows nothing of
NOTED = 100  # threads noted in one transaction
BUILD = 500  # documents read at once while building
Progress = Callable[[int, int], None]  # how many documents are in, of how many
log = logging.getLogger("talkoot.search")
in_thread = anyio.to_thread.run_sync


async def keep_index(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop` is set. Of several workers on one machine one writes; the others wait for its place. Where
    PostgreSQL answers there is no index to keep."""
    if settings.search_engine == "postgres":
        await keep_documents(database, stop)
        return
    keeper, pause = Keeper(database, files_of(settings)), WAIT
    while not stop.is_set():
        try:
            with keeper.files.writing() as mine:
                while mine and not stop.is_set():
                    await keeper.look()
                    pause = WAIT
                    await rest(REST, stop)
        except Exception as fault:
            log.warning("The search index could not be kept and is tried again in %.0f s: %r", pause, fault)
            pause = min(pause * 2, LONGEST_PAUSE)
        await rest(pause, stop)


async def keep_documents(database: Database, stop: asyncio.Event) -> None:
    """Until `stop` is set: threads that came without an event are noted, so that PostgreSQL finds them, too."""
    while not stop.is_set():
        try:
            await note_all_missing(database)
        except Exception as fault:
            log.warning("Threads that search does not know could not be noted: %r", fault)
        await rest(CHECK, stop)


async def rest(seconds: float, stop: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        pass


class Keeper:
    """The index as the writer has it, opened at the first look; the caller holds the writer's lock."""

    def __init__(self, database: Database, files: IndexFiles):
        self.database, self.files = database, files
        self.index: Index | None = None
        self.checked = -CHECK

    async def look(self) -> None:
        """Take in what has changed; build anew what is missing or harmed."""
        try:
            await self.catch_up(await self.opened())
        except IndexBroken as fault:
            log.log(logging.WARNING if self.files.has_any() else logging.INFO, "The search index is built: %s", fault)
            await self.rebuild()
        except Exception:
            self.index = None  # opened and checked again at the next look
            raise
        self.files.say_alive()

    async def opened(self) -> Index:
        now = asyncio.get_running_loop().time()
        due = now - self.checked > CHECK
        if due:
            await self.note_missing()
        if self.index is None:
            self.index, self.checked = await in_thread(opened_index, self.files), now
        elif due or self.files.is_said_broken():
            await in_thread(self.index.verify)
            await self.compare(self.index)
            self.checked = now
        return self.index

    async def note_missing(self) -> None:
        await note_all_missing(self.database)

    async def compare(self, index: Index) -> None:
        """An index of the right length: the database may have been restored, or the index brought from elsewhere."""
        cursor, threads = await in_thread(index.cursor), await in_thread(index.threads)
        async with self.database.reading() as session:
            public = await public_count(session, unless_newer_than=cursor)
        if public is not None and public != threads:
            raise IndexBroken(f"it holds {threads} threads and not {public}")

    async def catch_up(self, index: Index) -> None:
        cursor, settled = await in_thread(index.cursor), await self.settled()
        if cursor > settled:  # documents have been forgotten, or it is not the database that we know
            await self.note_missing()
            if cursor > (settled := await self.settled()):
                raise IndexBroken("it knows more than the database")
        while cursor < settled:
            async with self.database.reading() as session:
                documents = await documents_changed(session, after=cursor, up_to=settled, most=CHANGES)
            # A change that was overwritten meanwhile has a greater number now: then there is nothing up to `settled`.
            cursor = documents[-1].change if len(documents) == CHANGES else settled
            await in_thread(index.catch_up, documents, cursor)

    async def settled(self) -> int:
        async with self.database.steady() as session:
            return await settled_change(session)

    async def rebuild(self, progress: Progress = lambda done, of: None) -> None:
        """A new index beside the old one, in its place when it is whole; the old one is read until then."""
        self.index = None
        async with self.database.steady() as session:
            cursor, total = await settled_change(session), await document_count(session)
        new = await in_thread(new_index, self.files)
        try:
            last = done = 0
            progress(done, total)
            while documents := await self.batch(last):
                await in_thread(new.add, documents)
                last, done = documents[-1].thread_id, done + len(documents)
                progress(done, total)
            self.index = await in_thread(new.publish, cursor)
        except BaseException:
            new.give_up()
            raise
        self.checked = asyncio.get_running_loop().time()

    async def batch(self, last: int) -> list[Document]:
        async with self.database.reading() as session:
            return await documents_after(session, last, BUILD)


async def note_all_missing(database: Database) -> None:
    """Threads that came without an event: imported, restored, or older than search."""
    last = 0
    while True:
        async with database.reading() as session:
            ids = await thread_ids(session, after=last, most=SWEEP)
            missing = await undocumented(session, ids)
        if not ids:
            return
        for first in range(0, len(missing), NOTED):
            async with database.writing() as session:
                await session.fetch("SET LOCAL lock_timeout = '2s'")  # who holds one notes it, too
                await note_threads(session, missing[first : first + NOTED])
        last = ids[-1]
