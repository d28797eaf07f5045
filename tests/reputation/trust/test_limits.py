"""What newcomers may not do yet is said where they do it; staff and the system are free."""

import pytest

from forum.actor import SYSTEM
from forum.database import Database
from forum.errors import Invalid
from forum.privileges import DEFAULT_LIMITS, Limits
from forum.threads.amounts import counts
from reputation.trust.actions import apply_rules
from reputation.trust.levels import Rules
from tests.support.cast import Cast
from tests.support.scene import BODY, Scene

LINKS = BODY + " https://one.example/a https://two.example/b https://three.example/c"


def test_only_links_that_lead_away_are_counted_each_once() -> None:
    html = '<a href="https://a.example/">x</a><a href="https://a.example/">y</a><a href="https://own.example/t/1">z</a>'
    assert counts(html + '<img src="/uploads/x.png">', "own.example") == (1, 1)


async def test_links_over_the_limit_are_said_at_the_text(scene: Scene, people: Cast, client_as) -> None:
    category, nik = await scene.category(), await people.nik()
    browser = await client_as(nik)
    hint = (await browser.get("/ask")).text
    assert "A post of yours holds up to 2 links to other sites." in hint
    fields = {"title": "The hub is offline", "body": LINKS, "category": category}
    reply = await browser.post("/ask", data=fields)
    assert reply.status_code == 422
    assert "a post holds up to 2 links, this one has 3" in reply.text
    assert "https://three.example/c" in reply.text
    assert (await browser.post("/ask", data=fields | {"body": LINKS.rsplit(" ", 1)[0]})).status_code == 303
    for free in (await people.eva(), SYSTEM):
        assert (await scene.ask(free, body=LINKS)).state == "published"
    known = await people.asha()
    assert (await scene.ask(known, body=LINKS)).state == "published"


async def test_the_admins_table_holds_for_everybody_at_once(people: Cast, scene: Scene, database: Database) -> None:
    strict = Rules(limits={**DEFAULT_LIMITS, 1: Limits(links=0, pictures=0)})
    async with database.writing() as session:
        await apply_rules(session, await people.ada(), strict)
    with pytest.raises(Invalid, match="holds up to"):
        await scene.ask(await people.bo(), body=BODY + " https://one.example/a")


async def test_votes_of_a_day_end_kindly(people: Cast, scene: Scene, client_as, database: Database) -> None:
    strict = Rules(limits={**DEFAULT_LIMITS, 0: Limits(votes_a_day=1)})
    async with database.writing() as session:
        await apply_rules(session, await people.ada(), strict)
    posts = [(await scene.ask(await people.asha(), f"Trouble {number} with it")).post_id for number in range(2)]
    browser = await client_as(await people.nik())
    replies = [await browser.post(f"/p/{post_id}/vote", data={"value": "1"}) for post_id in posts]
    assert [each.status_code for each in replies] == [303, 429]
    assert "one votes up to 1 time a day" in replies[1].text
    assert "/privileges" in replies[1].text


async def test_a_level_that_is_missing_is_named_with_the_way_to_it(people: Cast, scene: Scene, client_as) -> None:
    asked = await scene.ask(await people.asha())
    nik = await client_as(await people.nik())
    for path, level in (
        (f"/p/{asked.post_id}/vote", 1),
        (f"/p/{asked.post_id}/edit", 4),
        (f"/t/{asked.thread_id}/move", 4),
    ):
        data = {"value": "-1", "category": "1"}
        reply = await (nik.post(path, data=data) if "vote" in path else nik.get(path))
        assert reply.status_code == 403, path
        assert f"This comes with trust level {level}." in reply.text
        assert "/privileges" in reply.text
