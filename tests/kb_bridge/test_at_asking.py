"""At the moment of asking: what asks the same in other words and languages, by meanings that a worker tells."""

import asyncio

import pytest
from sqlalchemy import text

from kb_bridge.meant import telling
from kb_bridge.meant.actions import want_sense
from kb_bridge.meant.asking import sense_in_time
from tests.kb_bridge.test_meaning import ASKED, meant  # noqa: F401 - a fixture

TYPED = "хаб офлайн после замены роутера"  # its words stand in one thread only


@pytest.fixture
def worker(database, settings, meant, monkeypatch):  # noqa: F811
    """A look of the worker, whose embedder is the small one of the tests."""
    monkeypatch.setattr(telling, "embedder", lambda _name, _key="": meant)

    async def look():
        return await telling.tell_once(database, settings)

    return look


async def look(client, title=TYPED, language="ru"):
    return (await client.get("/ask/matches", params={"title": title}, headers={"accept-language": language})).text


async def test_threads_in_other_words_and_languages_come_once_a_worker_has_told_the_meaning(
    client, worker, scene, database
):
    async with database.writing() as session:
        await session.execute(text("UPDATE threads SET language = CASE WHEN title ~ 'хаб' THEN 'ru' ELSE 'en' END"))
    first = await look(client)
    assert ASKED[2] not in first  # nobody has told it yet: by words alone
    assert await worker()
    page = await look(client)
    assert ASKED[2] in page
    assert page.index(ASKED[3]) < page.index(ASKED[2])
    assert "английский" in page  # what is in another language is marked
    assert await scene.value("SELECT title FROM asked_senses") == ""
    assert not await worker()


async def test_short_titles_are_looked_for_by_words_alone(client, worker, scene):
    await look(client, "hub offline router", "en")
    assert await scene.value("SELECT count(*) FROM asked_senses") == 0


async def test_without_vectors_nobody_waits(client, scene, database):
    await look(client)
    assert await scene.value("SELECT count(*) FROM asked_senses") == 0
    async with database.reading() as session:
        assert await asyncio.wait_for(sense_in_time(session, TYPED), 0.05) is None


async def test_a_private_thread_never_comes_by_its_meaning(client, worker, database, scene, people, client_as):
    async with database.writing() as session:
        await session.execute(text("UPDATE categories SET visibility = 'staff'"))
        await want_sense(session, TYPED)
    await worker()
    for browser in (client, await client_as(await people.bo())):
        assert ASKED[2] not in await look(browser)


async def test_an_article_of_threads_that_ask_it_is_suggested_in_any_language(client, worker, database, people, scene):
    values = """
    INSERT INTO articles (slug, title, body_source, body_html, render_version, language, created_at)
    VALUES ('moving', 'Moving the hub to another network', 'So.', '<p>So.</p>', 1, 'en', now()) RETURNING id
    """
    number = await scene.value("SELECT min(thread_id) FROM topic_threads m JOIN threads t ON t.id = m.thread_id"
                               " WHERE t.title = $1", ASKED[2])  # fmt: skip
    async with database.writing() as session:
        article = (await session.execute(text(values))).scalar_one()
        await session.execute(
            text("UPDATE threads SET article_id = :article WHERE id = :id"), {"article": article, "id": number}
        )
    await look(client)
    await worker()
    page = await look(client)
    assert f'value="article:{article}"' in page
