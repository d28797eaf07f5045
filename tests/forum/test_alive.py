"""Which connections are lent: no dead ones, none that another left in a transaction."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from forum import alive
from forum.bus import Bus
from forum.database import Database, borrowed
from tests.support.postgres import SessionPostgres


@pytest.fixture
async def real(postgres: SessionPostgres) -> AsyncIterator[Database]:
    """One connection at most."""
    database = Database(postgres.create("alive", template="template"), Bus(), pool_size=1)
    yield database
    await database.close()
    postgres.drop("alive")


async def server_process(database: Database) -> int:
    async with database.reading() as session:
        return int(await session.fetchval("SELECT pg_backend_pid()"))


async def end(postgres: SessionPostgres, process: int) -> None:
    other = Database(postgres.url("template"), Bus())
    async with other.writing() as session:
        await session.fetchval("SELECT pg_terminate_backend($1)", process)
    await other.close()


async def test_a_reader_cannot_write_and_has_a_time_limit(real: Database) -> None:
    for lend in (real.reading, real.steady):
        async with lend() as session:
            assert session.raw.is_in_transaction() is (lend == real.steady)
            assert await session.fetchval("SHOW transaction_read_only") == "on"
            assert await session.fetchval("SHOW statement_timeout") == "30s"
    async with real.reading() as session:
        assert await session.fetchval("SHOW transaction_read_only") == "on"
        assert await session.fetchval("SHOW statement_timeout") == "30s"
    async with real.writing() as session:
        assert session.raw.is_in_transaction()
        assert await session.fetchval("SHOW transaction_read_only") == "off"
        assert await session.fetchval("SHOW statement_timeout") == "30s"


async def test_a_connection_is_used_again_and_replaced_when_its_server_has_ended(
    real: Database, postgres: SessionPostgres
) -> None:
    first = await server_process(real)
    assert await server_process(real) == first
    await end(postgres, first)
    assert await server_process(real) != first


async def test_after_a_rest_a_connection_is_asked_whether_it_still_answers(
    real: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await server_process(real)
    monkeypatch.setattr(alive, "RESTED", -1.0)
    assert await server_process(real) == first
    said = iter([False, True])
    monkeypatch.setattr(alive, "answers", lambda *_: next(said))
    assert await server_process(real) != first


async def test_a_reader_who_fails_or_is_cancelled_leaves_no_transaction_open(real: Database) -> None:
    with pytest.raises(Exception, match="division by zero"):
        async with real.reading() as session:
            await session.fetchval("SELECT 1 / 0")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), real.reading() as session:
            await session.fetchval("SELECT pg_sleep(20)")
    for engine in (real.engine, real.reader):
        async with engine.connect() as connection:
            raw = borrowed(connection)
            assert not raw.is_in_transaction()
            assert await raw.fetchval("SELECT 1") == 1


async def test_a_reader_whose_server_ends_hears_of_it_and_the_next_one_does_not(
    real: Database, postgres: SessionPostgres
) -> None:
    async def read_while_it_ends() -> None:
        async with real.reading() as session:
            await end(postgres, await session.fetchval("SELECT pg_backend_pid()"))
            await session.fetchval("SELECT 1")

    with pytest.raises(Exception, match=r"terminat|closed|in progress"):
        await read_while_it_ends()
    assert await server_process(real)
