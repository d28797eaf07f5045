"""What staff see of helpers: the load, who is owed a thank-you, tags that nobody answers."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.relay import settle
from reputation.leaders.helping import Solver, load_of, mark_passed
from reputation.leaders.queries import holes, load_of_helpers, thanks_due
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
SOLVED = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, event_id, created_at)
SELECT $1, 15, 15, 'answer_accepted', 'default-1', $2 + n, $3 FROM generate_series(1, $4::int) AS n
"""


@pytest.fixture
async def solved(database: Database, people: Cast) -> None:
    """Lin solved eleven questions, Bo two, Mo ten."""
    async with database.writing() as session:
        for place, (who, count) in enumerate(((people.lin, 11), (people.bo, 2), (people.mo, 10))):
            await session.fetchval(SOLVED, (await who()).id, 5_000_000 + 1000 * place, session.now, count)


def test_a_load_rests_on_too_few_only_where_it_says_something() -> None:
    def load(*counts: int):
        return load_of([Solver(number, "x", "X", count) for number, count in enumerate(counts)])

    assert load().share is None
    assert not load().rests_on_too_few(10)
    assert load(9).share == 100
    assert not load(9).rests_on_too_few(60), "nine solutions say nothing"
    assert load(9, 1).rests_on_too_few(60)
    assert not load(6, 1, 1, 1, 1, *[1] * 10).rests_on_too_few(60)
    assert load(6, 1, 1, 1, 1, *[1] * 10).share == 50


def test_the_highest_mark_counts() -> None:
    assert [mark_passed(count) for count in (9, 10, 24, 25, 260)] == [None, 10, 10, 25, 250]


async def test_the_page_shows_the_load_and_warns(
    solved: None, client_as: ClientAs, people: Cast, client: Browser
) -> None:
    browser = await client_as(await people.mo())
    page = await browser.get("/mod/helpers")
    assert "gave 100 % of 23 solutions" in page.text
    assert "rests on too few" in page.text
    assert (await browser.post("/mod/helpers", data={"most_share": "7"})).status_code == 422
    assert (await browser.post("/mod/helpers", data={"most_share": "100"})).status_code == 303
    assert "rests on too few" not in (await browser.get("/mod/helpers")).text
    assert (await client.get("/mod/helpers")).status_code == 404


async def test_a_helper_is_thanked_once_in_one_s_own_words(
    solved: None, client_as: ClientAs, people: Cast, database: Database
) -> None:
    mo, lin = await people.mo(), await people.lin()
    async with database.reading() as session:
        assert [(due.helper.name, due.mark) for due in await thanks_due(session, mo)] == [("lin", 10)]
    browser, given = await client_as(mo), {"user": str(lin.id), "mark": "10", "words": "You made my week, Lin."}
    assert (await browser.post("/mod/helpers/thanks", data=given | {"words": " "})).status_code == 422
    for odd in ({"mark": "25"}, {"mark": "11"}, {"user": "999999"}):
        assert (await browser.post("/mod/helpers/thanks", data=given | odd)).status_code == 404
    assert (await browser.post("/mod/helpers/thanks", data=given | {"user": str(mo.id)})).status_code == 403
    for _ in range(2):
        assert (await browser.post("/mod/helpers/thanks", data=given)).status_code == 303
    await settle(database)
    told = (await (await client_as(lin)).get("/notifications")).text
    assert told.count("You made my week, Lin.") == 1
    assert "Mo" in told
    async with database.reading() as session:
        assert await thanks_due(session, mo) == []


async def test_tags_that_nobody_answers_are_named(scene: Scene, people: Cast, database: Database) -> None:
    asha, lin, bo = await people.asha(), await people.lin(), await people.bo()
    for number in range(3):
        await scene.ask(asha, f"Why is pump {number} loud?", tags="pump")
        alone = await scene.ask(asha, f"Where is valve {number}?", tags="valve")
        both = await scene.ask(asha, f"Which hose is number {number}?", tags="hose")
        await scene.answer(lin, alone.thread_id, f"Under the cover of number {number}.")
        await scene.answer((lin, bo, bo)[number], both.thread_id, f"The blue one, number {number}.")
        await scene.ask(asha, f"Which oil is number {number}?", tags="oil" if number else "grease")
    mo = await people.mo()
    async with database.reading() as session:
        found = await holes(session, mo)
        assert await load_of_helpers(session) == load_of([])
    assert [(hole.name, hole.asked, hole.helper) for hole in found] == [("pump", 3, None), ("valve", 3, "lin")]
