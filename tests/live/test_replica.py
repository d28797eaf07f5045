"""A real replica: visitors' pages come from it while it is fresh, all else and everybody else from the primary."""

import os
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from forum.app import Forum, create_app
from forum.cluster import Cluster
from forum.database import Database
from forum.settings import Settings
from tests.support.browser import HOME, Browser, browser_as
from tests.support.cast import Cast
from tests.support.postgres import FORGETFUL, SessionPostgres, place
from tests.support.town import Town

pytestmark = pytest.mark.live


@pytest.fixture
async def app(postgres: SessionPostgres, settings: Settings) -> AsyncIterator[Forum]:
    """A forum with a replica whose bound is so wide that only we decide whether it counts as fresh."""
    postgres.drop("copied")
    url = postgres.create("copied", template="template")
    with place() as folder:
        copy = Cluster(folder / "postgres", FORGETFUL)
        copy.folder.mkdir(mode=0o700)
        own = copy.account
        if own:
            os.chown(copy.folder, own.pw_uid, own.pw_gid)
        order = (
            "-h",
            str(postgres.cluster.socket_folder),
            "-U",
            "postgres",
            "-D",
            str(copy.files),
            "-R",
            "-X",
            "stream",
        )
        done = copy.program("pg_basebackup", *order, "-c", "fast", "--no-sync")
        assert done.returncode == 0, done.stderr
        copy.run()
        given = replace(settings, database_url=url, direct_url=url, replica_url=copy.url("copied"), replica_seconds=60)
        app = create_app(replace(given, base_url=HOME))
        try:
            yield app
        finally:
            await app.state.house.database.close()
            copy.halt()
    postgres.drop("copied")


async def title(database: Database, thread_id: int, words: str) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE threads SET title = $2 WHERE id = $1", thread_id, words)


async def caught_up(app: Forum) -> None:
    database = app.state.house.database
    while not database.replica.is_fresh:
        await database.replica.look(database)


async def test_visitors_read_the_replica_and_whoever_writes_reads_what_they_wrote(app: Forum) -> None:
    database: Database = app.state.house.database
    assert database.replica is not None
    asha, town = await Cast(database).asha(), Town(database)
    asked = await town.asks(asha, "How does the copy learn?")
    await caught_up(app)
    async with database.replica.database.reading() as session:
        assert await session.fetchval("SELECT pg_is_in_recovery()")
        await session.fetchval("SELECT pg_wal_replay_pause()")
    await title(database, asked.thread_id, "How does it learn of changes?")
    later = await town.asks(asha, "Is this there yet?", body="It came after the copy had stopped to listen.")
    async with Browser(app, follow_redirects=True) as visitor:
        assert "How does the copy learn?" in (await visitor.get(f"/t/{asked.thread_id}/{asked.slug}")).text
        assert (
            "Is this there yet?" in (await visitor.get(f"/t/{later.thread_id}/{later.slug}")).text
        )  # not there: the primary is asked
        sent = await visitor.post("/language", data={"locale": "en"})
        assert "wrote" in visitor.cookies, sent.headers
        assert (
            "How does it learn of changes?"
            in (await visitor.get(f"/t/{asked.thread_id}/{asked.slug}", params={"sort": "date"})).text
        )
    signed_in = await browser_as(app, database, asha)
    assert "How does it learn of changes?" in (await signed_in.get(f"/t/{asked.thread_id}/{asked.slug}")).text
    database.replica.distrust()
    app.pages.forget()
    async with Browser(app, follow_redirects=True) as visitor:
        assert "How does it learn of changes?" in (await visitor.get(f"/t/{asked.thread_id}/{asked.slug}")).text
    await database.replica.look(database)
    assert not database.replica.is_fresh  # it has not come as far as the primary has


async def test_a_replica_that_has_gone_is_not_missed(app: Forum) -> None:
    database: Database = app.state.house.database
    assert database.replica is not None
    asked = await Town(database).asks(await Cast(database).asha(), "What if the copy goes?")
    await caught_up(app)
    await database.replica.database.close()
    gone = Database("postgresql+asyncpg://postgres@127.0.0.1:9/none", database.bus)
    database.replica.database = gone
    async with Browser(app, follow_redirects=True) as visitor:
        assert "What if the copy goes?" in (await visitor.get(f"/t/{asked.thread_id}/{asked.slug}")).text
    assert not database.replica.is_fresh
