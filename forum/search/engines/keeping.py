"""Keeper: the index as the one process that writes it has it, level with the documents, built anew when harmed."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from forum.search.engines.base import Document, Index, IndexBroken
from forum.search.engines.choosing import new_index, opened_index
from forum.search.engines.documents import (
    Source,
    document_count,
    documents_after,
    documents_changed,
    last_number,
    newest_change,
    public_count,
    settled_change,
)
from forum.search.engines.files import IndexFiles

CHECK = 30.0  # seconds between two looks at the bytes; of a large index fifty times as long as a look takes
COMPARE, AGAIN = 3600.0, 300.0  # seconds between two counts of all threads; and after one that was wrong
CHANGES = 500  # documents a commit
BUILD = 500  # documents read at once while building
Progress = Callable[[int, int], None]  # how many documents are in, of how many
log = logging.getLogger("talkoot.search")
in_thread = asyncio.to_thread


@dataclass
class Due:
    """When something is to be done again, by the clock that never goes back."""

    at: float = 0.0

    def is_now(self) -> bool:
        return time.monotonic() >= self.at

    def again_in(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds


class Keeper:
    """The caller holds the writer's lock; the index is opened at the first look."""

    def __init__(self, source: Source, files: IndexFiles):
        self.source, self.files = source, files
        self.index: Index | None = None
        self.cursor = 0  # of the index, which keeps it
        self.check, self.count = Due(), Due()
        self.doubted = False  # the last count was wrong
        self.level_at = 0.0  # when it was level with the documents
        self.progress: Progress = lambda done, of: None

    async def look(self) -> None:
        """Take in what has changed; build anew what is missing or harmed."""
        began = time.monotonic()
        try:
            await self.catch_up(await self.opened())
        except IndexBroken as fault:
            log.log(logging.WARNING if self.files.has_any() else logging.INFO, "The search index is built: %s", fault)
            await self.rebuild()
        except BaseException:
            self.index = None  # opened and checked again at the next look
            raise
        self.level_at = began

    async def opened(self) -> Index:
        if self.index is None:
            self.index = await in_thread(opened_index, self.files)
            self.cursor = await in_thread(self.index.cursor)
            self.check.again_in(CHECK)
        elif self.check.is_now() or self.files.is_said_broken():
            began = time.monotonic()
            await in_thread(self.index.verify)
            self.check.again_in(max(CHECK, 50 * (time.monotonic() - began)))
        if self.count.is_now():
            await self.compare(self.index)
        return self.index

    async def compare(self, index: Index) -> None:
        """An index of the right length: it may have been brought from elsewhere, or threads have gone without a word.
        Documents that are being written anew are missing for a while, so a wrong count must be wrong twice."""
        async with self.source.reading() as reader:
            public = await public_count(reader, unless_newer_than=self.cursor)
        threads = await in_thread(index.threads)
        wrong = public is not None and public != threads
        if wrong and self.doubted:
            raise IndexBroken(f"it holds {threads} threads and not {public}")
        self.doubted = wrong
        self.count.again_in(AGAIN if wrong else COMPARE)

    async def catch_up(self, index: Index) -> None:
        async with self.source.reading() as reader:
            newest, last = await newest_change(reader), await last_number(reader)
        if self.cursor > last:
            raise IndexBroken("it knows more than the database")
        if newest <= self.cursor:
            return
        settled = await self.settled()
        while self.cursor < settled:
            async with self.source.reading() as reader:
                documents = await documents_changed(reader, after=self.cursor, up_to=settled, most=CHANGES)
            # A change that was overwritten meanwhile has a greater number now: then there is nothing up to `settled`.
            cursor = documents[-1].change if len(documents) == CHANGES else settled
            await in_thread(index.catch_up, documents, cursor)
            self.cursor = cursor

    async def settled(self) -> int:
        async with self.source.steady() as reader:
            return await settled_change(reader)

    async def rebuild(self) -> None:
        """A new index beside the old one, in its place when it is whole; the old one is read until then."""
        self.index = None
        async with self.source.steady() as reader:
            cursor, total = await settled_change(reader), await document_count(reader)
        new = await in_thread(new_index, self.files)
        try:
            last = done = 0
            self.progress(done, total)
            while documents := await self.batch(last):
                await in_thread(new.add, documents)
                last, done = documents[-1].thread_id, done + len(documents)
                self.progress(done, total)
            self.index = await in_thread(new.publish, cursor)
        except BaseException:
            new.give_up()
            raise
        self.cursor, self.doubted = cursor, False
        self.check.again_in(CHECK)
        self.count.again_in(COMPARE)

    async def batch(self, last: int) -> list[Document]:
        async with self.source.reading() as reader:
            return await documents_after(reader, last, BUILD)
