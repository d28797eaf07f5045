"""A read replica of PostgreSQL: visitors' pages are read there for as long as it is known to be fresh enough.

How far it is behind is told by positions in the log: the primary says where it stands, and once the replica has come as
far, it has all that had been committed when the primary was asked. A clock on the replica would say nothing while the
connection between them is cut. Where it is too old, or does not answer, the primary is read.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forum.database import Database

for_visitors: ContextVar[bool] = ContextVar("for_visitors", default=False)
MOST_ASKED = 100
log = logging.getLogger("talkoot")
# Where the log is to be written next: a commit that did not wait for the disk is not written yet, and counts.
STANDS = "SELECT pg_current_wal_insert_lsn()::text"
# A database that replicates nothing has everything of itself.
REACHED = """
SELECT coalesce(max(place), 0) FROM unnest($1::text[]) WITH ORDINALITY AS asked (stood, place)
 WHERE coalesce(pg_last_wal_replay_lsn() >= stood::pg_lsn, true)
"""


@contextmanager
def reading_for_visitors(yes: bool = True) -> Iterator[None]:
    """Whether what is read in the block may come from a replica."""
    before = for_visitors.set(yes)
    try:
        yield
    finally:
        for_visitors.reset(before)


class Replica:
    """`bound` is how old, in seconds, what is read there may be."""

    def __init__(self, database: "Database", bound: float):
        self.database, self.bound = database, bound
        self.fresh_until = 0.0
        self.asked: deque[tuple[float, str]] = deque(maxlen=MOST_ASKED)

    @property
    def is_fresh(self) -> bool:
        return monotonic() < self.fresh_until

    @property
    def may_be_read(self) -> bool:
        return for_visitors.get() and self.is_fresh

    def distrust(self) -> None:
        """It did not answer: not to be read until it has shown how far it is."""
        self.fresh_until = 0.0

    async def watch(self, primary: "Database") -> None:
        """For ever; one that is away is asked again."""
        while True:
            try:
                async with asyncio.timeout(self.bound):
                    await self.look(primary)
            except Exception as wrong:
                self.distrust()
                log.warning("The replica cannot be read: %r", wrong)
                await asyncio.sleep(self.bound)
            await asyncio.sleep(self.bound / 4)

    async def look(self, primary: "Database") -> None:
        began = monotonic()
        async with primary.reading() as session:
            self.asked.append((began, await session.fetchval(STANDS)))
        async with self.database.reading() as session:
            place = await session.fetchval(REACHED, [stood for _began, stood in self.asked])
        if place:
            self.fresh_until = self.asked[place - 1][0] + self.bound
            for _each in range(place):
                self.asked.popleft()

    async def close(self) -> None:
        await self.database.close()
