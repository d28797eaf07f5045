"""Reading an index of files: in a thread, one search at a time, never longer than the deadline."""

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Generic, TypeVar

import anyio
import anyio.to_thread
from anyio.lowlevel import RunVar

from forum.search.engines.base import BEHIND, EngineDown, Found, IndexBroken
from forum.search.engines.files import IndexFiles
from forum.search.query import Query

AT_ONCE = 4  # searches that wait for their turn; the next ones go to PostgreSQL sooner
S = TypeVar("S")  # what the engine calls an open index
T = TypeVar("T")
log = logging.getLogger("talkoot.search")
_turns: RunVar[anyio.CapacityLimiter] = RunVar("search turns")


class FileEngine(ABC, Generic[S]):
    """The index as a web process has it: opened when first asked, and again when the worker has written."""

    name: str
    make: str
    patience: float  # seconds; PostgreSQL answers then

    def __init__(self, folder: Path, deadline: float | None = None):
        self.files, self.deadline = IndexFiles(folder, self.make), deadline or self.patience
        self.lock = threading.Lock()  # a searcher is not for two threads at once
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

    @abstractmethod
    def cursor(self, searcher: S) -> int:
        """The change up to which the index has been told."""

    def shut(self, searcher: S) -> None:
        """Let go of its files."""

    async def healthy(self, newest: int) -> bool:
        """An index that no worker has looked after for a minute is behind if anything has changed since."""
        if self.files.is_said_broken():
            return False
        if self.files.seconds_since_alive() < BEHIND:
            return True
        try:
            return await self.in_thread(self.cursor) >= newest
        except EngineDown:
            return False

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        slugs = frozenset(allowed)
        if not slugs:
            return Found(engine=self.name)
        return await self.in_thread(lambda searcher: self.find(searcher, query, slugs))

    async def in_thread(self, ask: Callable[[S], T]) -> T:
        """A search that takes too long is left to end by itself; nobody waits for it."""
        try:
            with anyio.fail_after(self.deadline):
                return await anyio.to_thread.run_sync(self.ask, ask, abandon_on_cancel=True, limiter=turns())
        except TimeoutError:
            raise EngineDown("it takes too long") from None

    def ask(self, ask: Callable[[S], T]) -> T:
        if not self.lock.acquire(timeout=self.deadline):
            raise EngineDown("it is busy")
        try:
            return ask(self.fresh())
        except TimeoutError:
            raise EngineDown("it takes too long") from None
        except IndexBroken as fault:
            raise EngineDown(str(fault)) from fault
        except Exception as fault:
            self.blame(fault)
            raise EngineDown(repr(fault)) from fault
        finally:
            self.lock.release()

    def fresh(self) -> S:
        """A searcher for the index as it is now."""
        path = self.files.current()
        if self.searcher is None or path != self.path or not self.is_up_to_date(self.searcher):
            self.check(path)
            self.close()
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
        self.close()
        try:
            if path is not None and path == self.files.current():
                self.check(path, again=True)
        except (IndexBroken, OSError) as found:
            log.warning("The search index is harmed: %s", found)

    def close(self) -> None:
        if self.searcher is not None:
            self.shut(self.searcher)
            self.searcher = None


def turns() -> anyio.CapacityLimiter:
    try:
        return _turns.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(AT_ONCE)
        _turns.set(limiter)
        return limiter
