"""The page that says whether showing answers spares questions."""

import json
import re
from dataclasses import replace

from sqlalchemy import insert

from forum.effect.groups import is_control
from forum.effect.models import Exposure
from forum.effect.watching import hashed
from forum.web.signing import sign


def untimed(reply):
    """The page but for how long ago things were."""
    return re.sub(r"\d+ (?:second|minute)s? ago", "", reply.text)


async def sessions(database, *, control, people, asked, first=0):
    """So many people look once each; so many of them ask; all is over."""
    async with database.writing() as session:
        await session.execute(
            insert(Exposure),
            [
                {
                    "reader": f"{'c' if control else 's'}{number + first}", "is_control": control, "kind": "typing",
                    "thread_id": 1 if number < asked else None, "began_at": session.now, "last_at": session.now,
                    "settled_at": session.now,
                }
                for number in range(people)
            ],
        )  # fmt: skip


async def test_before_there_is_enough_nothing_is_claimed(people, client_as, database):
    await sessions(database, control=False, people=200, asked=10)
    await sessions(database, control=True, people=20, asked=9)
    page = (await (await client_as(await people.eva())).get("/kb/editor/effect")).text
    assert "Not enough data yet" in page
    assert "There are 200 sessions with suggestions and 20 without." in page


async def test_a_difference_that_chance_may_have_made_is_called_that(people, client_as, database):
    await sessions(database, control=False, people=300, asked=60)
    await sessions(database, control=True, people=40, asked=10)
    assert "No effect that chance could not explain" in (
        await (await client_as(await people.eva())).get("/kb/editor/effect")
    ).text  # fmt: skip


async def test_an_effect_is_told_with_its_interval_and_in_money(people, client_as, database):
    await sessions(database, control=False, people=900, asked=180)
    await sessions(database, control=True, people=100, asked=50)
    eva, ada = await client_as(await people.eva()), await client_as(await people.ada())
    page = (await eva.get("/kb/editor/effect")).text
    assert "Of 100 sessions, about" in page
    assert "Once an admin has said" in page
    assert "/kb/editor/effect/costs" not in page
    wrong = await ada.post("/kb/editor/effect/costs", data={"minutes": "0", "hour": "a lot", "currency": "ABC"})
    assert wrong.status_code == 422
    for words in ("A whole number", "An amount", "Three letters", 'value="a lot"'):
        assert words in wrong.text
    costs = {"minutes": "12", "hour": "50,00", "currency": "eur"}
    assert (await eva.post("/kb/editor/effect/costs", data=costs)).status_code == 404
    assert (await ada.post("/kb/editor/effect/costs", data=costs)).status_code == 303
    assert "2,700 EUR" in (await eva.get("/kb/editor/effect")).text.replace("\u2068", "").replace("\u2069", "")
    told = json.loads((await eva.get("/kb/editor/effect.json")).text)
    assert told["difference"]["about"] == 0.3
    assert told["money"]["about"] == 2700.0
    assert told["money"]["least"] > 1700
    assert "GROUP BY is_control" in told["query"]
    table = (await eva.get("/kb/editor/effect.csv")).text
    assert "control,typing,asked,50,100,50" in table


async def test_articles_beside_threads_are_hidden_from_the_control_group_and_public_pages_stay_the_same(
    recurring, people, client, client_as, app, settings
):
    asked = await recurring.ripe()
    await recurring.accepted()
    place, house = f"/t/{asked[1].thread_id}", app.state.house
    robot = {"user-agent": "a bot"}  # whose views are not counted: the count stays
    plain = untimed(await client.get(place, headers=robot, follow_redirects=True))
    readers = [await people.person(f"reader{number}") for number in range(6)]
    house.settings = house.bus.given = replace(settings, control_share=50)
    try:
        for reader in readers:
            page = (await (await client_as(reader)).get(place, headers=robot, follow_redirects=True)).text
            assert ("Written up in" in page) is not is_control(settings.signing_key(), f"user {reader.id}", 50)
        for number in range(6):
            client.cookies.set("reader", sign(settings.signing_key(), "reader", f"name {number}"))
            rule = (await client.get("/kb/shown.css")).text
            assert bool(rule) is is_control(settings.signing_key(), hashed(f"visitor name {number}"), 50)
            assert untimed(await client.get(place, headers=robot, follow_redirects=True)) == plain
    finally:
        house.settings = house.bus.given = settings
