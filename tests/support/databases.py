"""Databases that a test may do with as it likes, and those that are filled once for many tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from sqlalchemy import NullPool
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from forum.bus import Bus
from forum.database import Database
from forum.one_transaction import OneTransaction
from forum.relay import settle


@asynccontextmanager
async def forgetful(engine: AsyncEngine, bus: Bus) -> AsyncIterator[Database]:
    """A database that forgets everything at the end."""
    async with engine.connect() as connection:
        outer = await connection.begin()
        yield OneTransaction(connection, bus)
        await outer.rollback()


@asynccontextmanager
async def lasting(url: str, bus: Bus) -> AsyncIterator[tuple[Database, Callable[[], Awaitable[int]]]]:
    """One that keeps what is done in it, and what its workers would do."""
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection, connection.begin():
        database = OneTransaction(connection, bus)
        yield database, partial(settle, database)
    await engine.dispose()
