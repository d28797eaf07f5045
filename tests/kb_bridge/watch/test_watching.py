"""What counts as an article's question is written down once, and counted week by week."""

from datetime import timedelta

import pytest

from forum.errors import NotThere
from kb_bridge.watch.actions import keep_watching
from kb_bridge.watch.queries import watched_article, watched_articles
from tests.kb_bridge.conftest import OFFLINE, OTHERS


async def later(database, **time):
    now = database.clock()
    database.clock = lambda: now + timedelta(**time)


async def counted(database, actor, article_id):
    async with database.reading() as session:
        return {week: threads for week, threads, _all in (await watched_article(session, actor, article_id)).weeks}


@pytest.fixture
async def article_id(recurring, database):
    await recurring.ripe()
    await later(database, hours=1)
    return int((await recurring.accepted()).split("/")[2])


async def test_new_threads_that_ask_it_are_counted_in_their_week_and_others_are_not(
    article_id, recurring, database, people, scene, settle
):
    eva = await people.eva()
    await keep_watching(database)
    before = await counted(database, eva, article_id)
    assert list(before) == list(range(-28, 0))
    assert sum(before.values()) == before[-1] >= 4  # of five; by words alone not every one is known again
    definition = await scene.value("SELECT definition FROM watches WHERE is_article")
    await later(database, days=8)
    await recurring.ask(5)
    await scene.ask(await people.bo(), *OTHERS[0])
    await settle()
    await later(database, days=7)
    await keep_watching(database)
    found = await counted(database, eva, article_id)
    assert (found[0], found[1]) == (0, 1)
    await recurring.scene.ask(await people.bo(), *OFFLINE[4])
    await settle()
    await later(database, days=7)
    await keep_watching(database)
    await keep_watching(database)  # twice is once
    again = await counted(database, eva, article_id)
    assert again == found | {2: 1}
    assert await scene.value("SELECT definition FROM watches WHERE is_article") == definition


async def test_the_page_says_that_it_is_early_and_shows_the_weeks(article_id, database, people, client_as):
    eva = await client_as(await people.eva())
    place = f"/kb/editor/effect/{article_id}"
    assert "it stands here" in (await eva.get(place)).text
    await keep_watching(database)
    assert "Threads before: 0 of at least 49." in (await eva.get("/kb/editor/effect")).text
    page = (await eva.get(place)).text
    for words in ("Not enough data yet", 'class="before-after"', "<table", "exact interval"):
        assert words in page
    assert (await (await client_as(await people.bo())).get(place)).status_code == 404
    async with database.reading() as session:
        with pytest.raises(NotThere):
            await watched_articles(session, people.visitor)
