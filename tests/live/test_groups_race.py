"""Two who change the groups of one person at the same moment."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.groups.actions import add_member, make_group, remove_group, remove_member
from tests.support.cast import Cast
from tests.support.crowd import committing
from tests.support.postgres import SessionPostgres

pytestmark = pytest.mark.live
WAITING = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"
GROUPS = "SELECT groups FROM users WHERE name_key = 'asha'"


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "groups_race", bus) as database:
        yield database


async def somebody_waits(database: Database) -> None:
    while True:
        async with database.reading() as session:
            if await session.fetchval(WAITING):
                return
        await asyncio.sleep(0.01)


async def test_who_is_taken_out_of_one_and_put_into_another_is_in_the_other_alone(
    database: Database, people: Cast
) -> None:
    ada, asha = await people.ada(), await people.asha()
    async with database.writing() as session:
        one, other = [await make_group(session, ada, name) for name in ("One", "Other")]
        await add_member(session, ada, one, "asha")

    async def put_in() -> None:
        async with database.writing() as session:
            await add_member(session, ada, other, "asha")

    async with asyncio.timeout(10):
        async with database.writing() as session:
            await remove_member(session, ada, one, asha.id or 0)
            second = asyncio.create_task(put_in())
            await somebody_waits(database)
        await second
    async with database.reading() as session:
        assert list(await session.fetchval(GROUPS)) == [other]


async def test_who_is_put_into_a_group_that_just_goes_is_in_none(database: Database, people: Cast) -> None:
    ada, _asha = await people.ada(), await people.asha()
    async with database.writing() as session:
        one = await make_group(session, ada, "One")

    async def remove() -> None:
        async with database.writing() as session:
            await remove_group(session, ada, one)

    async with asyncio.timeout(10):
        async with database.writing() as session:
            await add_member(session, ada, one, "asha")
            second = asyncio.create_task(remove())
            await somebody_waits(database)
        await second
    async with database.reading() as session:
        assert list(await session.fetchval(GROUPS)) == []
