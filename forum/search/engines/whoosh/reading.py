"""Reading the index: in a thread, one search at a time, never longer than the deadline."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import logging
import threading
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread
from anyio.lowlevel import RunVar
from whoosh.searching import Searcher, TimeLimit

from forum.search.engines.base import BEHIND, EngineDown, Found, IndexBroken
from forum.search.engines.whoosh.asking import in_categories
from forum.search.engines.whoosh.files import IndexFiles
from forum.search.engines.whoosh.finding import Finding
from forum.search.engines.whoosh.schema import CURSOR, SCORING
from forum.search.engines.whoosh.writing import opened
from forum.search.query import Query

DEADLINE = 0.5  # seconds; PostgreSQL answers then
AT_ONCE = 4  # searches that wait for their turn; the next ones go to PostgreSQL sooner
MOST_SCOPES = 50  # sets of categories that people may see, kept until the index changes
T = TypeVar("T")
log = logging.getLogger("talkoot.search")
_turns: RunVar[anyio.CapacityLimiter] = RunVar("search turns")


@cache
def whoosh_engine(folder: Path) -> "WhooshEngine":
    """The one reader that this process has of the index in `folder`."""
    return WhooshEngine(folder)


class WhooshEngine:
    """The index as a web process has it: opened when first asked, and again when the worker has written."""

    def __init__(self, folder: Path, deadline: float = DEADLINE):
        self.files, self.deadline = IndexFiles(folder), deadline
        self.lock = threading.Lock()  # a searcher is not for two threads at once
        self.path: Path | None = None
        self.searcher: Searcher | None = None
        self.scopes: dict[frozenset[str], set[int]] = {}

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
            return Found(engine="whoosh")
        return await self.in_thread(lambda searcher: self.find(searcher, query, slugs))

    async def in_thread(self, ask: Callable[[Searcher], T]) -> T:
        """A search that takes too long is left to end by itself; nobody waits for it."""
        try:
            with anyio.fail_after(self.deadline):
                return await anyio.to_thread.run_sync(self.ask, ask, abandon_on_cancel=True, limiter=turns())
        except TimeoutError:
            raise EngineDown("it takes too long") from None

    def ask(self, ask: Callable[[Searcher], T]) -> T:
        if not self.lock.acquire(timeout=self.deadline):
            raise EngineDown("it is busy")
        try:
            return ask(self.fresh())
        except TimeLimit:
            raise EngineDown("it takes too long") from None
        except IndexBroken as fault:
            raise EngineDown(str(fault)) from fault
        except Exception as fault:
            self.blame(fault)
            raise EngineDown(repr(fault)) from fault
        finally:
            self.lock.release()

    def fresh(self) -> Searcher:
        """A searcher for the index as it is now."""
        path = self.files.current()
        if self.searcher is None or path != self.path or not self.searcher.up_to_date():
            self.check(path)
            self.close()
            self.searcher, self.path = opened(path).searcher(weighting=SCORING), path
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
        self.scopes.clear()
        if self.searcher is not None:
            self.searcher.close()
            self.searcher = None

    def find(self, searcher: Searcher, query: Query, slugs: frozenset[str]) -> Found:
        return Finding(searcher, self.scope(searcher, slugs), self.deadline).find(query)

    def scope(self, searcher: Searcher, slugs: frozenset[str]) -> set[int]:
        if slugs not in self.scopes:
            if len(self.scopes) >= MOST_SCOPES:
                self.scopes.clear()
            self.scopes[slugs] = set(searcher.docs_for_query(in_categories(slugs)))
        return self.scopes[slugs]

    @staticmethod
    def cursor(searcher: Searcher) -> int:
        noted = searcher.document(id=CURSOR)
        return int(noted["cursor"]) if noted else -1


def turns() -> anyio.CapacityLimiter:
    try:
        return _turns.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(AT_ONCE)
        _turns.set(limiter)
        return limiter
