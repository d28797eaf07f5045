"""The search page."""

import re
from xml.etree import ElementTree

import pytest

from tests.forum.search.shelf import Shelf
from tests.support.browser import Browser
from tests.support.cast import Cast


def titles(html: str) -> list[str]:
    return re.findall(r'class="thread-title"><a [^>]*>([^<]+)</a>', html)


async def test_a_search_shows_titles_passages_and_states(shelf: Shelf, client: Browser):
    await shelf.ask("Hub blinks red", "It does <script>alert(1)</script> so all day, & the hubs are hot.", tags="wi-fi")
    await shelf.index()
    answer = await client.get("/search", params={"q": "hub"})
    assert answer.status_code == 200
    assert titles(answer.text) == ["Hub blinks red, why?"]
    assert "<mark>hubs</mark>" in answer.text
    assert "<script>alert" not in answer.text
    assert "1 result" in answer.text
    assert 'href="/tags/wi-fi"' in answer.text


async def test_without_words_the_page_offers_the_box_and_says_how(client: Browser):
    answer = await client.get("/search")
    assert answer.status_code == 200
    assert 'name="q"' in answer.text
    assert "is:solved" in answer.text
    assert "Nothing found" not in answer.text


async def test_where_nothing_is_found_the_next_steps_are_offered(client: Browser, shelf: Shelf):
    await shelf.index()
    answer = await client.get("/search", params={"q": 'zebra "in the hub" tag:x'})
    assert answer.status_code == 200
    assert "Nothing found" in answer.text
    assert 'href="/ask?title=zebra+in+the+hub"' in answer.text
    assert 'href="/help/person"' in answer.text
    assert "q=zebra+in+the+hub" in answer.text


async def test_results_are_narrowed_by_links_that_can_be_taken_back(shelf: Shelf, client: Browser):
    await shelf.ask("Hub one", category="wiring")
    await shelf.ask("Hub two")
    await shelf.index()
    answer = await client.get("/search", params={"q": "hub"})
    assert 'href="/search?q=hub+is%3Asolved"' in answer.text
    narrowed = await client.get("/search", params={"q": "hub category:wiring"})
    assert titles(narrowed.text) == ["Hub one, why?"]
    assert re.search(r'<a href="/search\?q=hub" aria-current="true">Wiring', narrowed.text)


async def test_a_slip_is_offered_mended(shelf: Shelf, client: Browser):
    await shelf.ask("Printer sleeps", "The printer sleeps.")
    await shelf.index()
    answer = await client.get("/search", params={"q": "pritner"})
    assert '<a href="/search?q=printer" dir="auto">printer</a>' in answer.text


async def test_order_and_page_stay_in_the_links(shelf: Shelf, client: Browser):
    for number in range(21):
        await shelf.ask(f"Hub number {number}")
    await shelf.index()
    answer = await client.get("/search", params={"q": "hub", "sort": "newest"})
    assert 'href="/search?q=hub&amp;sort=newest&amp;page=2"' in answer.text
    assert len(titles(answer.text)) == 20
    second = await client.get("/search", params={"q": "hub", "sort": "newest", "page": "2"})
    assert len(titles(second.text)) == 1


@pytest.mark.parametrize(
    "params",
    [
        {"q": '"' * 5000}, {"q": "*:*"}, {"q": "category:backroom"}, {"q": "hub", "page": "1e309"},
        {"q": "hub", "page": "-1"}, {"q": "hub", "page": "9" * 400}, {"q": "hub", "sort": "'; --"},
        {"q": "<img src=x onerror=alert(1)>"}, {"q": "{{ 7*7 }}"}, {"q": "hub", "page": "²"}, {"q": "a" * 5000},
    ],
)  # fmt: skip
async def test_hostile_addresses_get_a_page(client: Browser, shelf: Shelf, params: dict[str, str]):
    await shelf.ask("Hub one")
    await shelf.index()
    answer = await client.get("/search", params=params)
    assert answer.status_code == 200
    assert "<img src=x" not in answer.text


@pytest.mark.parametrize("query", ["q=%00", "q=%ff%fe", "q=%ed%a0%80", "%00=1"])
async def test_what_is_no_text_is_refused(client: Browser, query: str):
    assert (await client.get(f"/search?{query}")).status_code == 400


async def test_a_visitor_searches_fifteen_times_a_minute(client: Browser, shelf: Shelf):
    await shelf.index()
    moment = shelf.database.clock()
    shelf.database.clock = lambda: moment
    statuses = [(await client.get("/search?q=hub")).status_code for _ in range(16)]
    assert statuses == [200] * 15 + [429]
    assert (await client.get("/search")).status_code == 200  # the page itself costs nothing


async def test_a_secret_thread_leaves_no_trace_on_the_page(shelf: Shelf, client: Browser, client_as, people: Cast):
    await shelf.category("backroom", "staff")
    shelf.asker = await people.mo()
    await shelf.ask("Zanzibar", category="backroom", tags="clove")
    shelf.asker = await people.asha()
    await shelf.index()

    async def seen(browser: Browser, word: str) -> str:
        return (await browser.get("/search", params={"q": word})).text.replace(word, "")

    assert "Zanzibar, why?" in await seen(await client_as(await people.mo()), "zanzibar")
    for browser in (client, await client_as(await people.asha())):
        assert await seen(browser, "zanzibar") == await seen(browser, "zanzibor")  # as of a word that nobody ever wrote


async def test_the_notice_says_when_search_is_simpler(shelf: Shelf, client: Browser):
    await shelf.ask("Hub one")
    await shelf.index()
    assert "index is being renewed" not in (await client.get("/search?q=hub")).text
    shelf.files.say_broken("the test says so")
    answer = await client.get("/search?q=hub")
    assert "index is being renewed" in answer.text
    assert titles(answer.text) == ["Hub one, why?"]


async def test_browsers_learn_how_to_search_here(client: Browser):
    answer = await client.get("/search/description.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    [url] = root.findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.attrib["template"].endswith("/search?q={searchTerms}")


async def test_a_search_asks_the_database_little(shelf: Shelf, monkeypatch):
    for number in range(25):
        await shelf.ask(f"Hub number {number}")
    await shelf.index()
    asked = []
    from forum.database import Session

    fetch = Session.fetch

    async def counted(self, sql, *args):
        asked.append(sql)
        return await fetch(self, sql, *args)

    monkeypatch.setattr(Session, "fetch", counted)
    await shelf.results("hub number")
    assert len(asked) <= 5


async def test_what_is_new_to_a_reader_is_marked_among_the_results(
    shelf: Shelf, client: Browser, client_as, people: Cast
):
    await shelf.ask("Hub blinks red", "It does so all day.")
    await shelf.index()
    reader = await client_as(await people.bo())
    assert 'class="thread-news"' in (await reader.get("/search", params={"q": "hub"})).text
    assert 'class="thread-news"' not in (await client.get("/search", params={"q": "hub"})).text
