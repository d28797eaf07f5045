"""Levels come at once; they go after a notice and a grace, never for staff; rules change with a preview and back."""

from datetime import timedelta

import pytest

from forum.database import Database
from forum.errors import Refused
from forum.votes.actions import withdraw_vote
from reputation.trust.actions import apply_rules, put_rules_back, review_trust
from reputation.trust.levels import Rules, Threshold
from reputation.trust.queries import preview
from tests.reputation.trust.conftest import Answering
from tests.support.cast import Cast
from tests.support.scene import Scene


async def level(people: Cast, name: str) -> int:
    return (await people.person(name)).trust_level


async def test_a_level_wants_points_and_accuracy(
    answering: Answering, people: Cast, give_points, database: Database
) -> None:
    newt = await people.person("newt")
    await give_points(newt, 400)
    await answering(newt, 1, -1)
    assert await level(people, "newt") == 1
    await answering(newt, 2, 1)
    assert await level(people, "newt") == 1
    await answering(newt, 1, 1)
    assert await level(people, "newt") == 2


async def test_a_level_is_lost_after_a_notice_and_the_grace(
    people: Cast, database: Database, scene: Scene, settle, client_as
) -> None:
    vera = await people.person("vera", trust_level=3, reputation=20)
    await people.mo()
    began = database.clock()
    for _twice in range(2):
        await review_trust(database, None)
    await settle()
    assert await scene.value("SELECT count(*) FROM trust_warnings") == 1
    assert await level(people, "vera") == 3
    told = "SELECT array_agg(kind ORDER BY id) FROM notifications WHERE user_id = $1"
    assert await scene.value(told, vera.id) == ["trust_warned"]
    browser = await client_as(vera)
    assert "Your trust level falls to 1 in 14 days" in (await browser.get("/notifications")).text
    page = (await browser.get("/u/vera/privileges")).text
    assert "This level ends on" in page
    assert "20 of 500" in page
    database.clock = lambda: began + timedelta(days=13)
    await review_trust(database, None)
    assert await level(people, "vera") == 3
    database.clock = lambda: began + timedelta(days=14, minutes=1)
    await review_trust(database, None)
    await settle()
    assert await level(people, "vera") == 1
    assert await level(people, "mo") == 4
    assert await scene.value(told, vera.id) == ["trust_warned", "trust_lost"]


async def test_who_earns_it_again_keeps_it(
    answering: Answering, people: Cast, give_points, database: Database, scene: Scene
) -> None:
    vera = await people.person("vera", trust_level=2, reputation=99)
    await review_trust(database, None)
    assert await scene.value("SELECT count(*) FROM trust_warnings") == 1
    await answering(vera, 1, 1)
    assert await scene.value("SELECT count(*) FROM trust_warnings") == 0
    assert await level(people, "vera") == 2


async def test_losing_points_takes_no_level_at_once(answering: Answering, people: Cast, database: Database) -> None:
    newt = await people.person("newt")
    [post_id] = await answering(newt, 1, 1)
    assert await level(people, "newt") == 1
    async with database.writing() as session:
        await withdraw_vote(session, await people.mo(), post_id)
    assert await level(people, "newt") == 1


async def test_other_rules_raise_at_once_and_are_undone(people: Cast, database: Database, scene: Scene) -> None:
    ada = await people.ada()
    await people.person("olga", reputation=40)
    await people.person("vera", trust_level=2, reputation=400)
    easy = Rules({1: Threshold(20), 2: Threshold(30), 3: Threshold(500), 4: Threshold(900)}, grace_days=3)
    async with database.reading() as session:
        seen = await preview(session, easy)
    assert {(each.name, each.before, each.after) for each in seen.most} >= {("olga", 0, 2)}
    assert seen.falling == 0
    async with database.writing() as session:
        with pytest.raises(Refused):
            await apply_rules(session, await people.mo(), easy)
    async with database.writing() as session:
        await apply_rules(session, ada, easy, reason="A young forum")
    assert await level(people, "olga") == 2
    async with database.writing() as session:
        await put_rules_back(session, ada, None)
    assert await level(people, "olga") == 1
    assert await level(people, "vera") == 2
    changes = """SELECT array_agg((payload->>'after')::int ORDER BY id) FROM events
        WHERE name = 'TrustLevelChanged' AND user_id = $1"""
    assert await scene.value(changes, (await people.person("olga")).id) == [2, 1]
