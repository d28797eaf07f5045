"""Articles among the threads that a search finds."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from markupsafe import escape

from forum.actor import VISITOR, Actor
from forum.database import Database
from forum.search.queries import Look, results
from forum.search.query import parse
from forum.settings import Settings
from kb_bridge.actions.proposals import Edit
from kb_bridge.actions.writing import write_article
from kb_bridge.queries.finding import articles_found
from tests.forum.search.shelf import Shelf
from tests.support.browser import Browser
from tests.support.cast import Cast

ClientAs = Callable[..., Awaitable[Browser]]


@pytest.fixture(params=["whoosh", "postgres"])
async def shelf(request: pytest.FixtureRequest, database: Database, tmp_path: Path, people: Cast) -> Shelf:
    made = Shelf(database, tmp_path / "search", await people.asha())
    if request.param == "postgres":
        made.engine = None
    return made


async def write(database: Database, people: Cast, title: str, source: str) -> int:
    async with database.writing() as session:
        url = await write_article(session, await people.eva(), Edit(1, title, source), "en")
    return int(url.split("/")[2])


async def found(shelf: Shelf, text: str, actor: Actor = VISITOR, **look: object) -> list[str]:
    chosen = Look(finders=(articles_found,), **look)  # type: ignore[arg-type]
    async with shelf.database.reading() as session:
        page = await results(session, actor, parse(text), engine=shelf.engine, look=chosen)
    assert page.total >= len(page.rows)
    return [row.mark for row in page.rows]


async def test_articles_stand_where_their_words_put_them(shelf: Shelf, people: Cast):
    best = await shelf.ask("The zebra printer eats paper", "My zebra printer eats paper each day.")
    far = await shelf.ask("A hub", "Beside it stands a printer, and a lot of other things that have no name.")
    article = await write(shelf.database, people, "Printers and paper", "Clean the printer and use dry paper.")
    await shelf.index()
    assert await found(shelf, "zebra printer paper") == [f"thread:{best}", f"article:{article}", f"thread:{far}"]
    assert (await found(shelf, "printers"))[0] == f"article:{article}"
    assert f"article:{article}" in await found(shelf, "pritner")  # a slip
    assert await found(shelf, "printer is:article") == [f"article:{article}"]
    assert await found(shelf, "printer is:thread", order="newest") == [f"thread:{far}", f"thread:{best}"]
    assert f"article:{article}" not in await found(shelf, "printer author:asha")
    assert f"article:{article}" not in await found(shelf, "printer -dry")
    assert f"article:{article}" not in await found(shelf, "printer tag:valve")
    assert await found(shelf, "is:article") == [f"article:{article}"]


async def test_an_article_is_found_by_those_who_may_read_it_before_the_page_is_cut(shelf: Shelf, people: Cast):
    for number in range(22):
        await write(shelf.database, people, f"Zebra number {number}", "A zebra.")
    async with shelf.database.writing() as session:
        await session.fetch("UPDATE articles SET visibility = 'staff' WHERE title LIKE 'Zebra number 1%'")
        await session.fetch("UPDATE articles SET state = 'archived' WHERE title = 'Zebra number 20'")
    await shelf.index()
    seen = await found(shelf, "zebra")
    assert len(seen) == 10
    assert len(await found(shelf, "zebra", await people.mo())) == 20
    assert await found(shelf, "zebra -is:article") == []


async def test_the_page_shows_both_and_narrows_to_one(
    database: Database, settings: Settings, client_as: ClientAs, people: Cast
):
    shelf = Shelf(database, settings.data / "search", await people.asha())
    await shelf.ask("A zebra in the hub")
    number = await write(shelf.database, people, "Zebras <b>and</b> hubs", "Lead the zebra **out** of the hub.")
    await shelf.index()
    eva = await client_as(await people.eva())
    page = (await eva.get("/search", params={"q": "zebra"})).text
    titles = re.findall(r'class="thread-title"><a [^>]*>([^<]+)</a>', page)
    assert sorted(titles) == ["A zebra in the hub, why?", str(escape("Zebras <b>and</b> hubs"))]
    assert f'href="/kb/{number}/' in page
    assert "<mark>zebra</mark> out of the hub" in page
    assert "2 results" in page
    assert 'href="/search?q=zebra+is%3Aarticle"' in page
    only = (await eva.get("/search", params={"q": "zebra is:article"})).text
    assert "1 result" in only
    assert "A zebra in the hub" not in only
