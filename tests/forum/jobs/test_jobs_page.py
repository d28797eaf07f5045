"""The admin's page of jobs."""

import pytest

from forum.database import Database
from tests.support.cast import Cast

ENTER = """
WITH event AS (
    INSERT INTO events (name, payload, created_at, relayed_at) VALUES ('BellRang', '{}', now(), now()) RETURNING id
)
INSERT INTO jobs (event_id, listener, attempts, due_at, error, created_at, held_at)
SELECT id, 'bell.tower', 8, now(), $1, now(), now() FROM event RETURNING id
"""


async def held(database: Database, error: str = "OSError: the rope <b>broke</b>") -> int:
    async with database.writing() as session:
        return int(await session.fetchval(ENTER, error))


async def states(database: Database) -> list[tuple[int, bool]]:
    async with database.reading() as session:
        return [tuple(row) for row in await session.fetch("SELECT attempts, held_at IS NOT NULL FROM jobs ORDER BY id")]


async def test_it_shows_what_is_held_and_why_as_text(database, people: Cast, client_as) -> None:
    browser = await client_as(await people.ada())
    assert "Nothing is held" in (await browser.get("/admin/jobs")).text
    await held(database)
    shown = (await browser.get("/admin/jobs")).text
    assert "bell.tower" in shown
    assert "OSError: the rope &lt;b&gt;broke&lt;/b&gt;" in shown


async def test_a_held_job_is_tried_again_or_deleted_from_the_page(database, people: Cast, client_as) -> None:
    browser = await client_as(await people.ada())
    first, second = await held(database), await held(database)
    assert (await browser.post(f"/admin/jobs/{first}/retry")).status_code == 303
    assert await states(database) == [(0, False), (8, True)]
    assert (await browser.post(f"/admin/jobs/{second}/delete")).status_code == 303
    assert await states(database) == [(0, False)]


async def test_all_held_jobs_are_tried_again_at_once(database, people: Cast, client_as) -> None:
    browser = await client_as(await people.ada())
    for _ in range(3):
        await held(database)
    assert (await browser.post("/admin/jobs/retry")).status_code == 303
    assert await states(database) == [(0, False)] * 3


@pytest.mark.parametrize("number", ["0", "999999", str(2**63), "9" * 30, "x", "-1"])
async def test_a_job_that_is_not_there_is_a_404(database, people: Cast, client_as, number: str) -> None:
    browser = await client_as(await people.ada())
    for deed in ("retry", "delete"):
        assert (await browser.post(f"/admin/jobs/{number}/{deed}")).status_code == 404


async def test_there_is_no_such_page_for_anybody_but_admins(database, people: Cast, client_as, client) -> None:
    number = await held(database)
    for browser in (client, await client_as(await people.asha()), await client_as(await people.mo())):
        assert (await browser.get("/admin/jobs")).status_code == 404
        for url in ("/admin/jobs/retry", f"/admin/jobs/{number}/retry", f"/admin/jobs/{number}/delete"):
            assert (await browser.post(url)).status_code == 404
    assert await states(database) == [(8, True)]


async def test_long_lists_go_on_on_a_next_page(database, people: Cast, client_as) -> None:
    for number in range(30):
        await held(database, f"Error: number {number}!")
    browser = await client_as(await people.ada())
    first = (await browser.get("/admin/jobs")).text
    link = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "number 29!" in first
    assert "number 3!" not in first
    assert "number 3!" in (await browser.get(link)).text
