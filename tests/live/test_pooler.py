"""Behind a pooler in transaction mode: nothing is left on a connection that the next transaction could meet."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx2
import pytest

from forum.app import create_app
from forum.database import Database
from forum.settings import Settings
from tests.support.bouncer import PROGRAM, bouncer
from tests.support.browser import HOME, browser_as
from tests.support.cast import Cast
from tests.support.postgres import SessionPostgres
from tests.support.town import Town

pytestmark = pytest.mark.live
NAMED = "SELECT count(*) FROM pg_prepared_statements"
# Locks that outlive a transaction are never in the list of those of a transaction that has just begun.
HELD = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
# asyncpg switches `jit` off while it learns of types, and on again.
CHANGED = """
SELECT name FROM pg_settings
 WHERE source = 'session' AND name NOT IN ('client_encoding', 'transaction_read_only', 'jit')
"""
HEARD = "SELECT count(*) FROM pg_listening_channels()"


@pytest.fixture
async def url(postgres: SessionPostgres) -> AsyncIterator[str]:
    postgres.drop("pooled")
    yield postgres.create("pooled", template="template")
    postgres.drop("pooled")


async def visits(settings: Settings) -> Database:
    """Pages read and posts written through the whole app, many at once; the database is given back open."""
    app = create_app(settings)
    database: Database = app.state.house.database
    town, people = Town(database), Cast(database)
    asha, bo = await people.asha(), await people.bo()
    asked = await town.asks(asha)
    browsers = [await browser_as(app, database, asha), await browser_as(app, database, bo)]
    paths = ["/", "/tags", f"/t/{asked.thread_id}/x", "/search?q=hub", "/people", "/leaders", "/notifications"] * 2

    async def visit(browser: httpx2.AsyncClient, path: str) -> int:
        return (await browser.get(path, follow_redirects=True)).status_code

    done = await asyncio.gather(*(visit(browser, path) for browser in browsers for path in paths))
    assert set(done) == {200}
    replied = await browsers[1].post(f"/t/{asked.thread_id}/answer", data={"body": "Hold the button for ten seconds."})
    assert replied.status_code == 303
    assert (await browsers[0].post(f"/p/{asked.post_id}/vote", data={"value": "1"})).status_code in (303, 403)
    return database


def pooled(settings: Settings, url: str, direct: str) -> Settings:
    return replace(settings, database_url=url, direct_url=direct, base_url=HOME, pool_size=6)


async def test_no_connection_keeps_names_locks_settings_or_ears(settings: Settings, url: str) -> None:
    other = url.replace("postgres@", "postgres:unused@")  # the same database by another address: as if pooled
    database = await visits(pooled(settings, url, other))
    try:
        looks = [database.reading() for _each in range(5)]
        sessions = [await look.__aenter__() for look in looks]
        for session in sessions:
            assert await session.fetchval(NAMED) == 0
            assert await session.fetchval(HELD) == 0
            assert await session.fetchval(HEARD) == 0
            assert [row["name"] for row in await session.fetch(CHANGED)] == ["statement_timeout"]
        for look in looks:
            await look.__aexit__(None, None, None)
    finally:
        await database.close()


@pytest.mark.skipif(PROGRAM is None, reason="pgbouncer is not installed")
async def test_the_forum_works_behind_pgbouncer(settings: Settings, url: str, postgres: SessionPostgres) -> None:
    with bouncer(postgres, "pooled") as through:
        database = await visits(pooled(settings, through, url))
        await database.close()
