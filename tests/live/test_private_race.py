"""A private question is published at the moment at which somebody answers in it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.errors import Conflict
from moderation.private.actions import agree
from tests.live.test_groups_race import somebody_waits
from tests.support.cast import Cast
from tests.support.crowd import committing
from tests.support.postgres import SessionPostgres
from tests.support.talk import Talk

pytestmark = pytest.mark.live
POSTS = "SELECT count(*) FROM posts WHERE thread_id = $1"
PUBLIC = "SELECT private_to_id IS NULL FROM threads WHERE id = $1"


@pytest.fixture
async def database(postgres: SessionPostgres, bus: Bus) -> AsyncIterator[Database]:
    async with committing(postgres, "private_race", bus) as database:
        yield database


async def test_what_was_written_for_one_person_is_not_told_to_everybody(database: Database, people: Cast) -> None:
    asha, mo, talk = await people.asha(), await people.mo(), Talk(database)
    place = await talk.category("billing")
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET offers_private = true WHERE id = $1", place)
    asked = await talk.question(asha, "My bill is wrong", category=place, private=True)
    async with asyncio.timeout(10):
        async with database.writing() as session:
            await agree(session, asha, asked.thread_id, wanted=True)
            assert await agree(session, mo, asked.thread_id, wanted=True)
            answering = asyncio.create_task(talk.answer(mo, asked, "Your card ends in 4711."))
            await somebody_waits(database)
        with pytest.raises(Conflict):
            await answering
    async with database.reading() as session:
        assert await session.fetchval(PUBLIC, asked.thread_id)
        assert await session.fetchval(POSTS, asked.thread_id) == 1
