"""reading() cannot write and writing() commits or leaves nothing: on both paths, Core and the borrowed connection."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from forum.bus import Bus
from forum.database import Database, Session
from tests.support.postgres import SessionPostgres

ROOT = Path(__file__).resolve().parents[2]
INSERT = "INSERT INTO tags (name, created_at) VALUES ('{}', now())"
Write = Callable[[Session, str], Awaitable[object]]


async def with_core(session: Session, name: str) -> object:
    return await session.execute(text(INSERT.format(name)))


async def with_raw(session: Session, name: str) -> object:
    return await session.raw.execute(INSERT.format(name))


@pytest.fixture
async def real(postgres: SessionPostgres) -> AsyncIterator[Database]:
    database = Database(postgres.create("promises", template="template"), Bus())
    yield database
    await database.close()
    postgres.drop("promises")


async def names(database: Database) -> list[str]:
    async with database.reading() as session:
        return [row["name"] for row in await session.fetch("SELECT name FROM tags ORDER BY name")]


async def fail_after(database: Database, write: Callable[[Session], Awaitable[object]]) -> None:
    async with database.writing() as session:
        await write(session)
        raise LookupError


@pytest.mark.parametrize("write", [with_core, with_raw])
async def test_reading_refuses_a_write(real: Database, write: Write) -> None:
    with pytest.raises(Exception, match="read-only transaction"):
        async with real.reading() as session:
            await write(session, "stolen")
    assert await names(real) == []


@pytest.mark.parametrize("write", [with_core, with_raw])
async def test_writing_that_returns_commits_and_that_raises_leaves_nothing(real: Database, write: Write) -> None:
    async with real.writing() as session:
        await write(session, "kept")
    with pytest.raises(LookupError):
        await fail_after(real, lambda session: write(session, "lost"))
    assert await names(real) == ["kept"]


async def test_what_waits_for_the_commit_is_called_after_it_and_not_after_a_rollback(real: Database) -> None:
    called = []
    async with real.writing() as session:
        session.when_committed(lambda: called.append("kept"))
        assert called == []

    async def wait_in_vain(session: Session) -> None:
        session.when_committed(lambda: called.append("lost"))

    with pytest.raises(LookupError):
        await fail_after(real, wait_in_vain)
    assert called == ["kept"]


async def test_a_setting_for_some_statements_holds_together_and_not_longer(real: Database) -> None:
    async with real.reading() as session:
        async with session.together():
            await session.fetchval("SELECT set_config('statement_timeout', '5s', true)")
            assert await session.fetchval("SHOW statement_timeout") == "5s"
        assert await session.fetchval("SHOW statement_timeout") == "30s"


def test_whoever_makes_a_setting_while_reading_keeps_its_statements_together() -> None:
    for path in [*ROOT.glob("*/**/queries/**/*.py"), *ROOT.glob("forum/search/engines/*.py")]:
        text = path.read_text()
        assert "set_config(" not in text or "session.together()" in text, path


async def test_acknowledged_writes_survive_a_crash_by_configuration(real: Database) -> None:
    async with real.reading() as session:
        # The tests' own server is a forgetful one; what counts is that no transaction of ours turns it off.
        before = await session.fetchval("SHOW synchronous_commit")
    async with real.writing() as session:
        assert await session.fetchval("SHOW synchronous_commit") == before
