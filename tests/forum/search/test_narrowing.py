"""Results narrowed by language and by the days on which threads were asked."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from forum.search.days import moments
from forum.search.query import Filters, parse
from tests.forum.search.shelf import Shelf
from tests.support.browser import Browser

NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)


async def filled(shelf: Shelf) -> dict[str, int]:
    """One thread of today, one of three days ago in Russian, one of forty days ago, one of two years ago."""
    asked: dict[str, int] = {}
    for name, days, title, body in (
        ("year", 800, "The hub blinks red", "It is the same with all of them."),
        ("month", 40, "The hub hums", "What can I do about it when it is night?"),
        ("week", 3, "Что не так с hub", "Он мигает, и я не знаю, что это такое и как это чинить."),
        ("today", 0, "The hub is hot", "What is this, and can you tell me why?"),
    ):
        shelf.database.clock = lambda days=days: NOW - timedelta(days=days)  # type: ignore[misc]
        asked[name] = await shelf.ask(title, body)
    shelf.database.clock = lambda: NOW
    await shelf.index()
    return asked


async def test_every_engine_narrows_by_language_and_by_day(any_shelf: Shelf):
    asked = await filled(any_shelf)
    today, week, month, year = (asked[each] for each in ("today", "week", "month", "year"))
    expected = {
        "since:today": {today}, "since:week": {today, week}, "since:month": {today, week},
        "since:year": {today, week, month}, "until:2026-02-10": {month, year}, "language:ru": {week},
        "-language:ru": {today, month, year}, "since:2026-01-01 until:2026-03-12": {week, month},
        "since:2026-03-12": {today, week}, "until:2026-03-11": {month, year}, "language:ru since:today": set(),
        "language:ru language:en": {today, week, month, year}, "since:2026-03-01 until:2026-02-01": set(),
    }  # fmt: skip
    for operators, threads in expected.items():
        assert set(await any_shelf.search(f"hub {operators}")) == threads, operators
        assert set(await any_shelf.search(operators)) == threads, operators


@pytest.mark.parametrize(
    "typed", ["since:yesterday", "since:2026-02-30", "until:week", "since:0001-01-01", "-since:week"]
)
def test_what_names_no_day_is_words(typed: str):
    query = parse(f"hub {typed}")
    assert (query.filters, len(query.unknown)) == (Filters(), 1)


def test_days_are_those_of_the_reader():
    tokyo = moments(parse("since:today until:2026-03-15").filters, NOW + timedelta(hours=4), "Asia/Tokyo")
    assert datetime.fromtimestamp(tokyo.after or 0, UTC) == datetime(2026, 3, 15, 15, tzinfo=UTC)
    assert datetime.fromtimestamp(tokyo.before or 0, UTC) == datetime(2026, 3, 15, 15, tzinfo=UTC)
    assert moments(parse(f"until:{date.max}").filters, NOW, "UTC").before is None


async def test_languages_and_days_are_links_that_can_be_taken_back(shelf: Shelf, client: Browser):
    await filled(shelf)
    page = (await client.get("/search", params={"q": "hub since:month"})).text
    assert re.search(r'<a href="/search\?q=hub" aria-current="true">Past month', page)
    assert 'href="/search?q=hub+since%3Aweek">Past week' in page
    assert 'href="/search?q=hub+since%3Amonth+language%3Aru">Русский <span class="count">1' in page
    page = (await client.get("/search", params={"q": "hub since:2026-01-01 until:2026-02-20 language:en"})).text
    assert re.search(r'aria-current="true">From 2026-01-01', page)
    assert re.search(
        r'<a href="/search\?q=hub\+since%3A2026-01-01\+language%3Aen" aria-current="true">Until 2026-02-20', page
    )
    assert re.search(r'aria-current="true">English', page)
    assert page.count('class="thread-title"') == 1
