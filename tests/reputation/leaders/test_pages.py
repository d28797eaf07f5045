"""The lists as pages: places and ties, staff apart, who is left out, one's own place, hidden categories."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.i18n import current_locale
from reputation.leaders.actions import count_event, set_listed
from reputation.leaders.wording import words_of
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
LINE = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, thread_id, event_id, created_at)
VALUES ($1, $2, $2, 'answer_accepted', 'default-1', $3, $4, $5)
"""
NUMBER = r'<td class="number">([\d,]+)'
ROW = re.compile(rf'<td><span class="person"><a href="/u/(\w+)".*?</td>{NUMBER}</td>{NUMBER}')


@pytest.fixture
async def earned(database: Database, people: Cast, scene: Scene) -> int:
    """Thirty people with 3 to 32 points, Bo with as many as the first of them; Mo of the staff; in one thread."""
    asked = await scene.ask(await people.asha(), tags="valve")
    given = [((await people.person(f"p{number}")).id, number) for number in range(3, 33)]
    given += [((await people.bo()).id, 32), ((await people.mo()).id, 500), ((await people.lin()).id, 1)]
    await earn(database, given, thread_id=asked.thread_id)
    return asked.thread_id


async def earn(database: Database, given: list[tuple[int | None, int]], *, thread_id: int) -> None:
    async with database.writing() as session:
        for number, (user_id, points) in enumerate(given):
            await session.fetchval(LINE, user_id, points, thread_id, 5_000_000 + number, session.now)
            await count_event(session, 5_000_000 + number)


def rows_of(page: str) -> list[tuple[str, str, str]]:
    return [(place, name, points) for name, place, points in ROW.findall(page)]


async def test_a_list_goes_on_page_after_page_and_ties_share_a_place(earned: int, client: Browser) -> None:
    first = await client.get("/leaders")
    rows = rows_of(first.text)
    assert [row[0] for row in rows[:4]] == ["1", "1", "3", "4"]
    assert len(rows) == 25
    assert "mo" not in {row[1] for row in rows}
    onward = re.search(r'rel="next" href="(/leaders\?after=[^"]+)"', first.text)
    assert onward
    rest = rows_of((await client.get(onward[1])).text)
    assert [row[0] for row in rest] == [str(place) for place in range(26, 33)]
    assert rest[-1][1:] == ("lin", "1")


async def test_staff_have_a_list_of_their_own(earned: int, client: Browser) -> None:
    assert rows_of((await client.get("/leaders?list=staff")).text) == [("1", "mo", "500")]


async def test_everybody_reads_the_same_bytes_and_their_own_place(
    earned: int, client: Browser, client_as: ClientAs, people: Cast
) -> None:
    lin, mo, asha = await people.lin(), await people.mo(), await people.asha()
    assert "Your place: 32, with 1 point." in (await (await client_as(lin)).get("/leaders")).text
    assert "Your place among staff: 1, with 500 points." in (await (await client_as(mo)).get("/leaders")).text
    assert "You have no points in this list yet." in (await (await client_as(asha)).get("/leaders")).text
    assert "Your place" not in (await client.get("/leaders")).text


async def test_who_does_not_want_to_be_listed_is_left_out_and_the_next_move_up(
    earned: int, client: Browser, client_as: ClientAs, people: Cast
) -> None:
    bo = await people.bo()
    browser = await client_as(bo)
    assert (await browser.post("/settings/leaders", data={})).status_code == 303
    rows = rows_of((await client.get("/leaders")).text)
    assert [row[:2] for row in rows[:2]] == [("1", "p32"), ("2", "p31")]
    assert "as you asked" in (await browser.get("/leaders")).text
    assert "checked" not in (await browser.get("/settings/leaders")).text
    await browser.post("/settings/leaders", data={"listed": "yes"})
    assert rows_of((await client.get("/leaders")).text)[1][:2] == ("1", "bo")


async def test_a_list_of_a_place_that_one_may_not_see_is_not_there(
    earned: int, client: Browser, client_as: ClientAs, people: Cast, scene: Scene, database: Database
) -> None:
    await scene.category("backroom", "staff")
    hidden = await scene.ask(await people.mo(), category="backroom", tags="secret")
    await earn_more(database, (await people.eva()).id, hidden.thread_id)
    for url in ("/leaders/category/backroom", "/leaders/tag/secret", "/leaders/category/none", "/leaders/tag/none"):
        assert (await client.get(url)).status_code == 404, url
    mo = await client_as(await people.mo())
    assert rows_of((await mo.get("/leaders/category/backroom?list=staff")).text) == [("1", "eva", "7")]
    assert rows_of((await mo.get("/leaders/tag/secret?list=staff")).text) == []
    assert len(rows_of((await client.get("/leaders/tag/valve")).text)) == 25
    assert len(rows_of((await client.get("/leaders/category/help")).text)) == 25


async def earn_more(database: Database, user_id: int | None, thread_id: int) -> None:
    async with database.writing() as session:
        await session.fetchval(LINE, user_id, 7, thread_id, 6_000_000, session.now)
        await count_event(session, 6_000_000)


@pytest.mark.parametrize("query", ["period=age", "of=tomorrow", "after=nonsense", "list=everybody", "after=WzAsMF0"])
async def test_an_odd_address_shows_a_list_all_the_same(client: Browser, query: str) -> None:
    assert (await client.get(f"/leaders?{query}")).status_code == 200


async def test_without_points_the_page_says_how_they_come(client: Browser) -> None:
    assert "Points come when others vote" in (await client.get("/leaders?period=week")).text


async def test_who_is_suspended_is_not_listed(earned: int, client: Browser, database: Database, people: Cast) -> None:
    async with database.writing() as session:
        later = "UPDATE users SET suspended_until = $2 WHERE id = $1"
        await session.fetchval(later, (await people.bo()).id, datetime(2999, 1, 1, tzinfo=UTC))
        await set_listed(session, await people.person("p32"), listed=False)
    assert rows_of((await client.get("/leaders?period=all")).text)[0][:2] == ("1", "p31")


def test_periods_are_named_in_the_reader_s_language() -> None:
    start = datetime(2026, 10, 1, tzinfo=UTC).date()
    said = {}
    for language in ("en", "ru", "ro"):
        token = current_locale.set(language)
        said[language] = [str(words_of(period, start)) for period in ("month", "year")]
        current_locale.reset(token)
    assert said == {
        "en": ["October 2026", "2026"],
        "ru": ["Октябрь 2026\u202fг.", "2026"],
        "ro": ["Octombrie 2026", "2026"],
    }
