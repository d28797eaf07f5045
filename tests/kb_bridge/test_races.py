"""Two workers at once: on a database of its own, since a rolled-back test has one connection."""

import asyncio

import pytest

from forum.bus import Bus
from forum.database import Database
from kb_bridge.actions.placing import place_thread
from tests.kb_bridge.conftest import OFFLINE
from tests.support.cast import Cast
from tests.support.scene import Scene


@pytest.mark.live
async def test_workers_that_place_at_the_same_time_open_one_topic(postgres):
    database = Database(postgres.create("races_of_topics", template="template"), Bus())
    try:
        scene, people = Scene(database), Cast(database)
        asked = []
        for number, (title, body) in enumerate(OFFLINE):
            asker = await people.person(f"asker{number}", trust_level=2)
            asked.append(await scene.ask(asker, title=title, body=body))

        async def place(thread_id: int) -> None:
            async with database.writing() as session:
                await place_thread(session, thread_id)

        await asyncio.gather(*(place(each.thread_id) for each in [*asked, *asked]))
        assert await scene.value("SELECT count(*) FROM topics") == 1
        assert await scene.value("SELECT thread_count FROM topics") == len(OFFLINE)
        assert await scene.value("SELECT threads FROM topic_words WHERE word = ''") == len(OFFLINE)
    finally:
        await database.close()
