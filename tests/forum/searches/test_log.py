"""What is looked for: counted without anybody's name, read by editors."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from forum.database import Database
from forum.searches.actions import prune_searches
from forum.settings import Settings
from tests.forum.search.shelf import Shelf
from tests.support.browser import Browser
from tests.support.cast import Cast

ClientAs = Callable[..., Awaitable[Browser]]
AGENT = {"user-agent": "Mozilla/5.0"}


@pytest.fixture
async def searched(shelf: Shelf, client: Browser) -> Browser:
    """A browser that is no robot, before a forum with two threads about a hub."""
    await shelf.ask("Hub blinks red", "It does so all day.")
    await shelf.ask("Hub is silent", "It says nothing.")
    await shelf.index()
    client.headers.update(AGENT)
    return client


async def look(browser: Browser, words: str) -> str:
    return (await browser.get("/search", params={"q": words})).text


async def noted(database: Database) -> list[tuple[str, int]]:
    async with database.reading() as session:
        rows = await session.fetch("SELECT words, hits FROM searches ORDER BY id")
    return [(row["words"], row["hits"]) for row in rows]


async def test_a_word_that_is_typed_letter_by_letter_counts_once(searched: Browser, database: Database):
    for typed in ("z", "ze", "zeb", "zebra", "Zebra"):
        await look(searched, typed)
    assert await noted(database) == [("zebra", 0)]
    await look(searched, "hub")
    assert await noted(database) == [("zebra", 0), ("hub", 2)]


async def test_the_same_words_later_are_another_search(searched: Browser, database: Database):
    await look(searched, "hub")
    moment = database.clock() + timedelta(minutes=2)
    database.clock = lambda: moment
    await look(searched, "hub is:unsolved")
    assert await noted(database) == [("hub", 2), ("hub", 2)]


async def test_robots_staff_and_reading_ahead_are_not_counted(
    searched: Browser, client_as: ClientAs, people: Cast, database: Database
):
    for headers in ({"user-agent": "Somebot/2.1"}, {**AGENT, "sec-purpose": "prefetch"}):
        await searched.get("/search", params={"q": "hub"}, headers=headers)
    editor = await client_as(await people.eva())
    await editor.get("/search", params={"q": "hub"}, headers=AGENT)
    assert await noted(database) == []


async def test_a_result_that_is_opened_counts_once_at_its_place(searched: Browser, database: Database):
    page = await look(searched, "hub")
    links = re.findall(r'class="thread-title"><a href="(/search/to/[^"]+)"', page)
    assert len(links) == 2
    for _ in range(2):
        answer = await searched.get(links[1])
        assert answer.status_code == 303
        assert re.fullmatch(r"/t/[0-9]+/[a-z-]+", answer.headers["location"])
    async with database.reading() as session:
        assert [row["place"] for row in await session.fetch("SELECT place FROM search_clicks")] == [2]
    assert (await searched.get(links[1][:-3] + "AAA")).status_code == 404


async def test_editors_read_what_nobody_finds_and_mark_it_as_seen(
    searched: Browser, client_as: ClientAs, people: Cast, database: Database
):
    await look(searched, "=zebra")
    page = await look(searched, "hub")
    await searched.get(re.findall(r'href="(/search/to/[^"]+)"', page)[0])
    editor = await client_as(await people.eva())
    shown = (await editor.get("/search/log")).text
    missing = shown.split('id="missing"')[1].split("</section>")[0]
    assert ">=zebra</a>" in missing
    assert 'href="/kb/editor/write?title=%3Dzebra"' in missing
    assert "/admin/synonyms" not in missing  # an editor teaches no words
    assert ">hub</a>" not in missing
    await editor.post("/search/log/seen", data={"words": "=zebra", "days": "30"})
    again = (await editor.get("/search/log")).text.split('id="missing"')[1].split("</section>")[0]
    assert "=zebra" not in again
    assert "=zebra" in (await editor.get("/search/log?seen=yes")).text.split('id="missing"')[1].split("</section>")[0]
    rows = (await editor.get("/search/log.csv")).text.splitlines()
    assert any(row.startswith("hub,en,1,0,1,1.0,2,") for row in rows), rows
    assert any(row.startswith("'=zebra,en,1,1,0,,0,") for row in rows), rows
    for other in (searched, await client_as(await people.mo())):
        assert (await other.get("/search/log")).status_code == 404
        assert (await other.post("/search/log/seen", data={"words": "hub"})).status_code == 404


async def test_what_is_found_since_is_not_missing_any_more(searched: Browser, client_as, people: Cast, shelf: Shelf):
    await look(searched, "zebra")
    await shelf.ask("A zebra in the hub")
    await shelf.index()
    moment = shelf.database.clock() + timedelta(minutes=2)
    shelf.database.clock = lambda: moment
    await look(searched, "zebra")
    editor = await client_as(await people.eva())
    assert "zebra" not in (await editor.get("/search/log")).text.split('id="missing"')[1].split("</section>")[0]


async def test_old_searches_go(searched: Browser, database: Database, settings: Settings):
    await look(searched, "hub")
    await prune_searches(database, settings)
    assert len(await noted(database)) == 1
    moment = database.clock() + timedelta(days=91)
    database.clock = lambda: moment
    await prune_searches(database, settings)
    assert await noted(database) == []


async def test_a_forum_may_keep_nothing(searched: Browser, app, database: Database):
    app.state.house.settings = replace(app.state.house.settings, search_log_days=0)
    assert "/search/to/" not in await look(searched, "hub")
    assert await noted(database) == []
