"""The engines, the tables' Base, and reading() and writing(): the only two ways to open a session.

`reading()` lends a connection that PostgreSQL itself lets only read. Each of its statements stands alone, since under
READ COMMITTED a transaction around them would show nothing else and cost two more round trips; `steady()` is for what
needs one: a cursor, a lock, a snapshot. `writing()` is a transaction: returning commits, raising rolls back. It begins
on the connection before that is lent: a statement sent straight to asyncpg would commit on its own.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import asyncpg
from sqlalchemy import CursorResult, Executable, MetaData
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from forum.alive import watch_over
from forum.clock import Clock, utc_now
from forum.errors import TooMany
from forum.replica import Replica

if TYPE_CHECKING:
    from forum.bus import Bus, Word

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The declared tables of every room; used to write and to compare with the migrations, never to load objects."""

    metadata = MetaData(naming_convention=NAMING)


class Session:
    """Core statements for writes, SQL on the borrowed asyncpg connection for reads."""

    def __init__(self, connection: AsyncConnection, raw: Any, *, now: datetime, bus: "Bus"):
        self.connection, self.raw, self.now, self.bus = connection, raw, now, bus
        self.committed: list[Callable[[], None]] = [bus.changed]

    async def execute(self, statement: Executable, params: Any = None) -> CursorResult[Any]:
        return await self.connection.execute(statement, params)

    async def scalar(self, statement: Executable, params: Any = None) -> Any:
        return await self.connection.scalar(statement, params)

    async def fetch(self, sql: str, *args: Any) -> list[Any]:
        rows: list[Any] = await self.raw.fetch(sql, *args)
        return rows

    async def fetchrow(self, sql: str, *args: Any) -> Any:
        return await self.raw.fetchrow(sql, *args)

    async def fetchval(self, sql: str, *args: Any) -> Any:
        return await self.raw.fetchval(sql, *args)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        async with self.connection.begin_nested():
            yield

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """What is asked within is one transaction: settings that are made for it hold to its end."""
        if self.raw.is_in_transaction():
            yield
        else:
            async with self.raw.transaction():
                yield

    def when_committed(self, call: Callable[[], None]) -> None:
        """`call` runs once after the commit, and not at all after a rollback."""
        self.committed.append(call)

    def announce(self, word: "Word") -> None:
        """Say the word to every process once this is committed; where nobody carries words, nothing happens."""
        if self.bus.announcers:
            self.when_committed(partial(self.bus.announce, word))

    def writes_unseen(self) -> None:
        """What this transaction writes is no reason to make a page anew: pages that are kept stay."""
        self.committed.remove(self.bus.changed)


class Reading(Session):
    """If its connection has died a moment ago, unnoticed in the pool, the first statement finds out: `renew` then finds
    another one, once."""

    renew: Callable[[], Awaitable[AsyncConnection]] | None = None

    async def fetch(self, sql: str, *args: Any) -> list[Any]:
        rows: list[Any] = await self.told("fetch", sql, args)
        return rows

    async def fetchrow(self, sql: str, *args: Any) -> Any:
        return await self.told("fetchrow", sql, args)

    async def fetchval(self, sql: str, *args: Any) -> Any:
        return await self.told("fetchval", sql, args)

    async def told(self, how: str, sql: str, args: tuple[Any, ...]) -> Any:
        renew, self.renew = self.renew, None
        try:
            return await getattr(self.raw, how)(sql, *args)
        except DEAD as fault:
            await self.connection.invalidate(fault)
            if renew is None:
                raise
            await self.connection.close()
            self.connection = await renew()
            self.raw = borrowed(self.connection)
            return await getattr(self.raw, how)(sql, *args)


# While this is set, what writing() wrote is rolled back: a reading may note nothing in read-only mode.
FORGETTING: ContextVar[bool] = ContextVar("forgetting", default=False)
# InternalClientError is what asyncpg says between the server's last word and the end of the socket.
DEAD = (
    asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.CrashShutdownError, asyncpg.InterfaceError,
    asyncpg.InternalClientError, ConnectionError,
)  # fmt: skip
NAMELESS: dict[str, Any] = {
    "statement_cache_size": 0, "prepared_statement_cache_size": 0, "prepared_statement_name_func": str,
}  # fmt: skip
NOTE_HIT = """
INSERT INTO limit_hits AS h (what, who, day, times, last_at) VALUES ($1, $2, ($3 AT TIME ZONE 'UTC')::date, 1, $3)
ON CONFLICT (what, who, day) DO UPDATE SET times = h.times + 1, last_at = greatest(h.last_at, $3)
"""
TIME_LIMIT = "SET LOCAL statement_timeout = '30s'"
ONLY_READS = {"server_settings": {"default_transaction_read_only": "on", "statement_timeout": "30s"}}


class Database:
    """An engine with its bus and clock; lends sessions. `patience` returns when there may be written; `pooled` says
    that a pooler stands before PostgreSQL, which gives each transaction another connection: no statement has a
    name then, since nobody would know it next time."""

    patience: Callable[[], Awaitable[None]] | None = None

    def __init__(self, url: str, bus: "Bus", *, pool_size: int = 10, clock: Clock = utc_now, pooled: bool = False):
        self.url, self.bus, self.clock, self.pooled = url, bus, clock, pooled
        self.engine: AsyncEngine = create_async_engine(
            url, pool_size=pool_size, max_overflow=5, connect_args=NAMELESS if pooled else {}
        )
        # In this mode SQLAlchemy sends neither BEGIN nor ROLLBACK. A pooler knows no settings of a connection.
        self.reader: AsyncEngine = create_async_engine(
            url, pool_size=pool_size, max_overflow=5, isolation_level="AUTOCOMMIT",
            connect_args=NAMELESS if pooled else ONLY_READS,
        )  # fmt: skip
        for engine in (self.engine, self.reader):
            watch_over(engine)
        self.replica: Replica | None = None

    @asynccontextmanager
    async def reading(self, at: datetime | None = None) -> AsyncIterator[Session]:
        connection = await self.begin_reading()
        session = Reading(connection, borrowed(connection), now=at or self.clock(), bus=self.bus)
        session.renew = None if session.raw.is_in_transaction() else self.reader.connect
        try:
            yield session
        finally:
            try:
                await self.end_reading(session)
            finally:
                await session.connection.close()

    @asynccontextmanager
    async def steady(self) -> AsyncIterator[Session]:
        """A reading that is one transaction."""
        async with self.reading() as session, session.together():
            yield session

    async def begin_reading(self, *, again: bool = True) -> AsyncConnection:
        """A connection, behind a pooler in a transaction: there it would be another one for each statement."""
        if self.replica is not None and self.replica.may_be_read:
            try:
                return await self.replica.database.begin_reading()
            except (*DEAD, OSError, SQLAlchemyError, asyncpg.PostgresError):
                self.replica.distrust()
        connection = await self.reader.connect()
        if not self.pooled:
            return connection
        try:
            await borrowed(connection).execute(f"BEGIN READ ONLY; {TIME_LIMIT}")
        except BaseException as fault:
            await connection.invalidate(fault)
            await connection.close()
            if again and isinstance(fault, DEAD):
                return await self.begin_reading(again=False)
            raise
        return connection

    async def end_reading(self, session: Session) -> None:
        """Whatever happened meanwhile, nobody gets a connection from the pool that is still in a transaction."""
        if session.connection.invalidated or not session.raw.is_in_transaction():
            return
        try:
            await session.raw.execute("ROLLBACK")
        except BaseException as fault:
            await session.connection.invalidate(fault)
            if not isinstance(fault, Exception):
                raise

    @asynccontextmanager
    async def writing(self, at: datetime | None = None) -> AsyncIterator[Session]:
        if self.patience is not None:
            await self.patience()
        try:
            async with self.engine.connect() as connection, connection.begin() as transaction:
                session = await self.lend(connection, at)
                yield session
                if FORGETTING.get():
                    await transaction.rollback()
                    return
        except TooMany as limit:
            await self.note(limit)
            raise
        for call in session.committed:
            call()

    async def note(self, limit: TooMany) -> None:
        """Who was refused is written down apart: what they tried is rolled back."""
        if limit.of is not None and not limit.noted:
            limit.noted = True
            async with self.writing() as session:
                session.writes_unseen()
                await session.fetchval(NOTE_HIT, *(part[:200] for part in limit.of), session.now)

    async def lend(self, connection: AsyncConnection, at: datetime | None) -> Session:
        # The first statement makes SQLAlchemy send BEGIN; only after it is the raw connection safe to lend.
        await connection.exec_driver_sql(TIME_LIMIT)
        return Session(connection, borrowed(connection), now=at or self.clock(), bus=self.bus)

    async def close(self) -> None:
        if self.replica is not None:
            await self.replica.close()
        await self.engine.dispose()
        await self.reader.dispose()


def borrowed(connection: AsyncConnection) -> Any:
    """The asyncpg connection below."""
    assert connection.sync_connection is not None  # noqa: S101 - it is open
    return connection.sync_connection.connection.driver_connection


Action = Callable[..., Awaitable[Any]]
