"""A Database whose every transaction is a savepoint of one: for work that counts as a whole or not at all.

The demonstration is told in one (broken off, it leaves an empty forum), a dry run and every test in one that is rolled
back. What waits for a commit is called when its savepoint ends, since nothing outside can hear it earlier anyway.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from forum.bus import Bus
from forum.clock import Clock, utc_now
from forum.database import FORGETTING, TIME_LIMIT, Database, Session, borrowed
from forum.errors import TooMany

WRITING = f"SAVEPOINT within; {TIME_LIMIT}"
READING = f"{WRITING}; SET LOCAL transaction_read_only = on"
KEPT = "RELEASE SAVEPOINT within"
UNDONE = "ROLLBACK TO SAVEPOINT within; RELEASE SAVEPOINT within"


class OneTransaction(Database):
    """Keeps both promises of Database: reading() cannot write, and writing() that raises leaves nothing."""

    def __init__(self, connection: AsyncConnection, bus: Bus, clock: Clock = utc_now):
        self.connection, self.bus, self.clock = connection, bus, clock
        self.replica = None

    @asynccontextmanager
    async def reading(self, at: datetime | None = None) -> AsyncIterator[Session]:
        async with self.savepoint(READING, keep=False):
            yield self.session(at)

    @asynccontextmanager
    async def writing(self, at: datetime | None = None) -> AsyncIterator[Session]:
        session = self.session(at)
        try:
            async with self.savepoint(WRITING, keep=not FORGETTING.get()):
                yield session
        except TooMany as limit:
            await self.note(limit)
            raise
        for call in session.committed if not FORGETTING.get() else ():
            call()

    def session(self, at: datetime | None) -> Session:
        return Session(self.connection, borrowed(self.connection), now=at or self.clock(), bus=self.bus)

    @asynccontextmanager
    async def savepoint(self, beginning: str, *, keep: bool) -> AsyncIterator[None]:
        """Both ends in one round trip each."""
        raw = borrowed(self.connection)
        if not raw.is_in_transaction():
            await self.connection.exec_driver_sql(TIME_LIMIT)  # makes SQLAlchemy send BEGIN
        await raw.execute(beginning)
        try:
            yield
        except BaseException:
            await raw.execute(UNDONE)
            raise
        await raw.execute(KEPT if keep else UNDONE)

    async def close(self) -> None:
        """Nothing: the connection belongs to whoever opened the transaction."""


@asynccontextmanager
async def one_transaction(database: Database, *, keep: bool = True) -> AsyncIterator[Database]:
    """Everything done in the block through the database given here is committed at its end, or never (`keep=False`)."""
    if isinstance(database, OneTransaction):
        async with nested(database, keep=keep) as inner:
            yield inner
        return
    async with database.engine.connect() as connection, connection.begin() as transaction:
        yield OneTransaction(connection, database.bus, database.clock)
        if not keep:
            await transaction.rollback()


@asynccontextmanager
async def nested(database: OneTransaction, *, keep: bool) -> AsyncIterator[Database]:
    async with database.connection.begin_nested() as savepoint:
        yield database
        if not keep:
            await savepoint.rollback()
