"""Word of rewards: what is signed, what is queued once, what the admin sees; nothing leaves for where it may not go."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from forum.accounts.actions import set_trust_level
from forum.actor import Actor
from forum.bus import Bus, publish
from forum.database import Database
from forum.events import BadgeAwarded
from forum.outgoing import OutgoingFailed, OutgoingRefused
from forum.outgoing.signing import signature
from forum.relay import settle
from forum.sealing import read_kept
from forum.settings import Settings
from forum.votes.actions import cast_vote
from reputation.leaders.actions import Hook, close_lists, save_hook, send_reward
from reputation.leaders.actions.rewarding import PURPOSE
from reputation.leaders.rewards import KINDS
from tests.support.answering import answering
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
SECRET = "sixteen letters or more"
SENDER = "reputation.leaders.listeners.send_queued_reward"
BODIES = "SELECT kind, body FROM reward_sendings ORDER BY id"


@pytest.fixture
async def hook(database: Database, people: Cast) -> int:
    """An address on this machine, where nothing may be sent to."""
    async with database.writing() as session:
        return await save_hook(session, await people.ada(), Hook("http://127.0.0.1:9/hook", SECRET, list(KINDS)))


async def told(database: Database) -> list[tuple[str, dict[str, object]]]:
    await settle(database, without=[SENDER])
    async with database.reading() as session:
        return [(row["kind"], json.loads(row["body"])) for row in await session.fetch(BODIES)]


def test_the_signature_is_what_the_page_says() -> None:
    body = '{"id":1,"name":"Ană"}'.encode()
    expected = hmac.new(SECRET.encode(), b"1700000000." + body, hashlib.sha256).hexdigest()
    assert signature(SECRET, 1_700_000_000, body) == f"t=1700000000,v1={expected}"


async def test_a_badge_and_a_level_are_told_once(hook: int, database: Database, people: Cast) -> None:
    bo = await people.bo()
    async with database.writing() as session:
        await publish(session, BadgeAwarded(None, bo.id or 0, "supporter", "Supporter"))
        await set_trust_level(session, bo.id or 0, 2)
        await set_trust_level(session, bo.id or 0, 1)  # a level lost is no reward
    found = await told(database)
    assert [kind for kind, _body in found] == ["badge_awarded", "level_gained"]
    assert found[0][1]["person"] == {"id": bo.id, "name": "bo", "display_name": "Bo"}
    assert found[0][1]["about"] == {"badge": "supporter", "name": "Supporter"}
    assert found[1][1]["about"] == {"level": 2, "before": 1}


async def test_the_first_of_a_week_that_is_over_are_told_once(
    hook: int, database: Database, people: Cast, scene: Scene
) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing(at=datetime(2026, 3, 4, 12, tzinfo=UTC)) as session:
        await cast_vote(session, await people.bo(), asked.post_id, 1)
    for _ in range(2):
        for day in (date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 10)):
            database.clock = lambda day=day: datetime(day.year, day.month, day.day, 1, tzinfo=UTC)  # type: ignore[misc]
            await close_lists(database, None)
    places = [body["about"] for kind, body in await told(database) if kind == "place_reached"]
    assert places == [{"period": "week", "start": "2026-03-02", "place": 1, "points": 5}]


async def test_a_list_that_was_over_long_ago_is_no_news(
    hook: int, database: Database, people: Cast, scene: Scene
) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing(at=datetime(2019, 3, 4, 12, tzinfo=UTC)) as session:
        await cast_vote(session, await people.bo(), asked.post_id, 1)
    await close_lists(database, None)
    assert [kind for kind, _body in await told(database) if kind == "place_reached"] == []


async def test_nothing_is_sent_into_the_own_network(hook: int, database: Database, people: Cast) -> None:
    async with database.writing() as session:
        await publish(session, BadgeAwarded(None, (await people.bo()).id or 0, "supporter", "Supporter"))
    await told(database)
    async with database.writing() as session:
        with pytest.raises(OutgoingRefused, match="private network"):
            await send_reward(session, await session.fetchval("SELECT max(id) FROM reward_sendings"))


async def test_a_living_server_hears_it_once_and_again_until_it_says_yes(
    database: Database, people: Cast, bus: Bus, scene: Scene
) -> None:
    given, codes = bus.given, iter([500, 204, 204])
    assert given is not None
    bus.given = replace(given, outgoing_networks=("127.0.0.0/8",))
    try:
        async with answering(lambda _heard: (next(codes), b"")) as shop:
            async with database.writing() as session:
                await save_hook(session, await people.ada(), Hook(shop.url + "/hook", SECRET, list(KINDS)))
                await publish(session, BadgeAwarded(None, (await people.bo()).id or 0, "supporter", "Supporter"))
            await told(database)
            number = await scene.value("SELECT max(id) FROM reward_sendings")
            with pytest.raises(OutgoingFailed, match="500"):
                async with database.writing() as session:
                    await send_reward(session, number)
            for _try in range(2):
                async with database.writing() as session:
                    await send_reward(session, number)
    finally:
        bus.given = given
    refused, heard = shop.heard
    assert (heard.method, heard.path, heard.headers["talkoot-event"]) == ("POST", "/hook", "badge_awarded")
    assert heard.body == refused.body, "what is sent again is the same"
    stamp = int(heard.headers["talkoot-signature"].split(",")[0][2:])
    assert heard.headers["talkoot-signature"] == signature(SECRET, stamp, heard.body)
    assert await scene.value("SELECT status FROM reward_sendings WHERE sent_at IS NOT NULL") == 204


async def test_an_admin_adds_tests_changes_and_removes_an_address(
    client_as: ClientAs, people: Cast, scene: Scene, settings: Settings
) -> None:
    browser = await client_as(await people.ada())
    given = {"url": "https://shop.example.com/hook", "secret": SECRET, "badge_awarded": "yes"}
    for wrong in ({"url": "ftp://x"}, {"secret": "short"}, {"badge_awarded": ""}):
        answer = await browser.post("/admin/rewards", data=given | wrong)
        assert answer.status_code == 422
        assert SECRET in answer.text or "secret" in wrong, "what was typed is kept"
    added = await browser.post("/admin/rewards", data=given)
    place = added.headers["location"]
    assert SECRET not in (await browser.get(place)).text
    await browser.post(f"{place}/test", data={})
    assert "Waits to be sent" in (await browser.get(place)).text
    again = await scene.value("SELECT max(id) FROM reward_sendings")
    assert (await browser.post(f"/admin/rewards/sendings/{again}/again", data={})).headers["location"] == place
    changed = {"url": "https://shop.example.com/other", "secret": "", "place_reached": "yes", "active": "yes"}
    assert (await browser.post(place, data=changed)).status_code == 303
    assert await scene.value("SELECT url FROM reward_hooks") == "https://shop.example.com/other"
    sealed = await scene.value("SELECT secret FROM reward_hooks")
    assert SECRET not in sealed, "a copy of the database gives nothing away"
    assert read_kept(settings.signing_key(), PURPOSE, sealed) == SECRET
    assert read_kept(settings.signing_key(), PURPOSE, SECRET) == SECRET, "as the version before kept it"
    assert (await browser.post(f"{place}/remove", data={})).status_code == 303
    assert (await browser.get(place)).status_code == 404


async def test_an_address_that_is_off_hears_nothing(hook: int, database: Database, people: Cast) -> None:
    async with database.writing() as session:
        off = Hook("https://shop.example.com/hook", "", ["badge_awarded"], active=False)
        await save_hook(session, await people.ada(), off, hook_id=hook)
        await publish(session, BadgeAwarded(None, (await people.bo()).id or 0, "supporter", "Supporter"))
    assert await told(database) == []
