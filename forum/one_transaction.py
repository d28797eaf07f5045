"""A Database whose every transaction is a savepoint of one: for work that counts as a whole or not at all.

The demonstration is told in one (broken off, it leaves an empty forum), a dry run and every test in one that is rolled
back. What waits for a commit is called when its savepoint ends, since nothing outside can hear it earlier anyway.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from forum.bus import Bus
from forum.clock import Clock, utc_now
from forum.database import Database, Session


class OneTransaction(Database):
    """Keeps both promises of Database: reading() cannot write, and writing() that raises leaves nothing."""

    def __init__(self, connection: AsyncConnection, bus: Bus, clock: Clock = utc_now):
        self.connection, self.bus, self.clock = connection, bus, clock

    @asynccontextmanager
    async def reading(self, at: datetime | None = None) -> AsyncIterator[Session]:
        savepoint = await self.connection.begin_nested()
        try:
            session = await self.lend(self.connection, at)
            await self.connection.execute(text("SET LOCAL transaction_read_only = on"))
            yield session
        finally:
            await savepoint.rollback()

    @asynccontextmanager
    async def writing(self, at: datetime | None = None) -> AsyncIterator[Session]:
        async with self.connection.begin_nested():
            session = await self.lend(self.connection, at)
            yield session
        for call in session.committed:
            call()

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
