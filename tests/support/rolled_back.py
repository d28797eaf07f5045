"""A Database whose every transaction is a savepoint of one that is never committed: what one test did, none sees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from forum.bus import Bus
from forum.clock import Clock, utc_now
from forum.database import Database, Session


class RolledBackDatabase(Database):
    """Keeps both promises of the real one: reading() cannot write, and writing() that raises leaves nothing."""

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
        """Nothing: the connection belongs to the fixture."""
