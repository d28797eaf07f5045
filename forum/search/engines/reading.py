"""Reading an index of files: in a thread of its own, one search after another, none longer than the deadline."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

from forum.search.engines.base import DEADLINE, EngineDown, Found, IndexBroken
from forum.search.engines.files import IndexFiles
from forum.search.query import Query

AT_ONCE = 4  # searches that wait for their turn; the next ones go to PostgreSQL sooner
S = TypeVar("S")  # what the engine calls an open index
log = logging.getLogger("talkoot.search")


class FileEngine(ABC, Generic[S]):
    """The index as its readers have it: opened when first asked, and again when something was written."""

    name: str
    make: str

    def __init__(self, folder: Path, deadline: float = DEADLINE):
        self.files, self.deadline = IndexFiles(folder, self.make), deadline
        self.thread = ThreadPoolExecutor(1, "search")  # a searcher is not for two threads at once
        self.waiting = 0
        self.path: Path | None = None
        self.searcher: S | None = None

    @abstractmethod
    def opened(self, path: Path) -> S:
        """A searcher for the index in that folder, whose bytes have been looked at."""

    @abstractmethod
    def is_up_to_date(self, searcher: S) -> bool:
        """Whether nothing was written since it was opened."""

    @abstractmethod
    def find(self, searcher: S, query: Query, slugs: frozenset[str]) -> Found:
        """As Engine.hits; TimeoutError past the deadline."""

    def shut(self, searcher: S) -> None:
        """Let go of its files."""

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        """A search that takes too long is left to end by itself; nobody waits for it."""
        slugs = frozenset(allowed)
        if not slugs:
            return Found(engine=self.name)
        if self.files.is_said_broken():
            raise EngineDown("its index is to be built anew")
        if self.waiting > AT_ONCE:
            raise EngineDown("it is busy")
        self.waiting += 1
        try:
            async with asyncio.timeout(self.deadline):
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self.thread, self.ask, lambda one: self.find(one, query, slugs))
        except TimeoutError:
            raise EngineDown("it takes too long") from None
        finally:
            self.waiting -= 1

    def ask(self, ask: Callable[[S], Found]) -> Found:
        try:
            return ask(self.fresh())
        except TimeoutError:
            raise
        except IndexBroken as fault:
            raise EngineDown(str(fault)) from fault
        except Exception as fault:
            self.blame(fault)
            raise EngineDown(repr(fault)) from fault

    def fresh(self) -> S:
        """A searcher for the index as it is now."""
        path = self.files.current()
        if self.searcher is None or path != self.path or not self.is_up_to_date(self.searcher):
            self.check(path)
            self.let_go()
            self.searcher, self.path = self.opened(path), path
        return self.searcher

    def check(self, path: Path, *, again: bool = False) -> None:
        try:
            self.files.verify(path, again=again)
        except IndexBroken as fault:
            self.files.say_broken(str(fault))
            raise

    def blame(self, fault: Exception) -> None:
        """Harmed bytes have the index built anew; any other fault is ours, and building again would not mend it."""
        log.warning("The search index failed: %r", fault)
        path = self.path
        self.let_go()
        try:
            if path is not None and path == self.files.current():
                self.check(path, again=True)
        except (IndexBroken, OSError) as found:
            log.warning("The search index is harmed: %s", found)

    def let_go(self) -> None:
        if self.searcher is not None:
            self.shut(self.searcher)
            self.searcher = None

    def close(self) -> None:
        self.thread.shutdown(cancel_futures=True)
        self.let_go()
