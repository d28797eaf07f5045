"""How long things are kept: one page, safe bounds, and a pruning that does as it says."""

import re

from forum.keeping.actions import prune_kept

PAGE = "/admin/keeping"
LETTER = """
INSERT INTO mails (key, to_address, subject, text_body, html_body, headers, created_at, sent_at)
VALUES ($1, 'a@b.example', 'x', 'secret', 'secret', '{}', now(), now() - make_interval(days => $2))
"""
RUN = """
INSERT INTO publisher_runs (publisher_id, deed, state, created_at, ended_at)
SELECT id, 'publish', 'done', now(), now() - make_interval(days => $1) FROM publishers RETURNING id
"""


def typed(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)" type="text"[^>]* value="(\d*)"', page))


async def test_an_admin_chooses_within_bounds_and_the_next_pruning_does_it(
    database, settings, client_as, people
) -> None:
    async with database.writing() as session:
        for age in (5, 20, 40):
            await session.fetchval(LETTER, f"letter {age}", age)
    desk = await client_as(await people.ada())
    before = typed((await desk.get(PAGE)).text)
    assert before["letters"] == "30"
    for wrong in ("0", "6", "366", "-7", "a week", "9" * 30):
        reply = await desk.post(PAGE, data={**before, "letters": wrong})
        assert reply.status_code == 422, wrong
    assert (await desk.post(PAGE, data={**before, "letters": "10"})).status_code == 303
    page = (await desk.get(PAGE)).text
    assert typed(page) == {**before, "letters": "10"}
    assert re.search(r'letters-note.*?<td class="number">2</td>', page, re.DOTALL), "two letters go next"
    await prune_kept(database, settings)
    async with database.reading() as session:
        rows = await session.fetch("SELECT text_body FROM mails WHERE subject = 'x' ORDER BY sent_at DESC")
        noted = await session.fetch("SELECT payload FROM events WHERE name = 'KeepingChanged'")
    assert [row["text_body"] for row in rows] == ["secret", "", ""], "the row stays, so that none goes out twice"
    assert [row["payload"]["days"] for row in noted] == [10], "only what changed is noted"


async def test_an_older_form_takes_back_nothing_that_another_admin_has_changed_since(client_as, people) -> None:
    desk = await client_as(await people.ada())
    old = dict(re.findall(r'name="(\w+)"[^>]* value="(\d*)"', (await desk.get(PAGE)).text))
    assert (await desk.post(PAGE, data={**old, "letters": "365"})).status_code == 303
    assert (await desk.post(PAGE, data={**old, "refusals": "60"})).status_code == 303
    now = typed((await desk.get(PAGE)).text)
    assert (now["letters"], now["refusals"]) == ("365", "60")


async def test_for_all_others_there_is_no_such_page(client, client_as, people) -> None:
    for browser in (client, await client_as(await people.asha()), await client_as(await people.mo())):
        assert (await browser.get(PAGE)).status_code == 404
        assert (await browser.post(PAGE, data={"letters": "7"})).status_code == 404
