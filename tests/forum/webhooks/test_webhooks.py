"""Webhooks: what they hear, how it is signed, what happens where nobody answers."""

import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.outgoing.signing import SIGNATURE, headers_for
from forum.settings import Settings
from forum.threads.actions import hide_post
from forum.webhooks.actions import Change, make_webhook, queue_due, save_webhook, send_again, send_delivery
from forum.webhooks.telling import DELAYS, KINDS, delay_after
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

Settle = Callable[[], Awaitable[int]]
ClientAs = Callable[[Actor], Awaitable[Browser]]
BODY = "The light blinks amber all day, whatever I press."
NOBODY = "http://127.0.0.1:9/hook"  # an address on this machine, where nothing may be sent to


@pytest.fixture
async def hook(database: Database, people: Cast) -> int:
    async with database.writing() as session:
        return (await make_webhook(session, await people.ada(), Change(NOBODY, list(KINDS))))[0]


async def bodies(scene: Scene) -> list[dict[str, object]]:
    found = await scene.value("SELECT coalesce(json_agg(body ORDER BY id), '[]')::text FROM webhook_deliveries")
    return [json.loads(each) for each in json.loads(found)]


async def test_a_webhook_hears_once_of_what_everybody_may_read(
    hook: int, people: Cast, scene: Scene, settle: Settle
) -> None:
    asked = await scene.ask(await people.asha(), "Why does the light blink?", BODY)
    await scene.category("backroom", "staff")
    await scene.ask(await people.mo(), "A secret of the staff", BODY, category="backroom")
    await settle()
    await settle()
    told = [each for each in await bodies(scene) if each["kind"] == "question_asked"]
    assert [each["thread"]["id"] for each in told] == [asked.thread_id]  # type: ignore[index]
    assert "secret" not in json.dumps(await bodies(scene)).lower()


async def test_what_was_hidden_meanwhile_is_told_to_nobody(
    hook: int, database: Database, people: Cast, scene: Scene, settle: Settle
) -> None:
    asked = await scene.ask(await people.asha(), "Why does the light blink?", BODY)
    async with database.writing() as session:
        await hide_post(session, await people.mo(), asked.post_id)
    await settle()
    assert [each for each in await bodies(scene) if each["kind"] == "question_asked"] == []


async def test_what_fails_is_tried_again_and_after_a_day_the_webhook_is_switched_off(
    hook: int, database: Database, settings: Settings, people: Cast, scene: Scene, settle: Settle
) -> None:
    await scene.ask(await people.asha(), "Why does the light blink?", BODY)
    await settle()
    row = "SELECT concat_ws(' ', attempts, due_at > now(), sent_at, error) FROM webhook_deliveries ORDER BY id LIMIT 1"
    assert await scene.value(row) == "1 t This leads into a private network."
    assert await scene.value("SELECT active FROM webhooks") is True
    async with database.writing() as session:
        await session.fetchval("UPDATE webhook_deliveries SET due_at = now() - interval '1 second'")
        await session.fetchval("UPDATE webhooks SET failing_since = now() - interval '25 hours'")
    await queue_due(database, settings)
    await settle()
    assert await scene.value("SELECT active FROM webhooks") is False
    assert await scene.value("SELECT count(*) FROM webhook_deliveries WHERE due_at IS NOT NULL") == 0
    told = "SELECT u.name FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.kind = 'webhook_off'"
    assert await scene.value(told) == "ada"


async def test_led_to_another_address_it_has_another_day(hook: int, database: Database, people: Cast) -> None:
    ada, days = await people.ada(), "SELECT failing_since IS NULL FROM webhooks"
    async with database.writing() as session:
        url = await session.fetchval("UPDATE webhooks SET failing_since = now() RETURNING url")
        await save_webhook(session, ada, hook, Change(url, ["answer_posted"]))
        assert not await session.fetchval(days)
        await save_webhook(session, ada, hook, Change("https://example.com/there", ["answer_posted"]))
        assert await session.fetchval(days)


async def test_a_delivery_that_has_arrived_is_not_sent_twice_unless_asked(
    hook: int, database: Database, people: Cast, scene: Scene, settle: Settle
) -> None:
    await scene.ask(await people.asha(), "Why does the light blink?", BODY)
    await settle()
    async with database.writing() as session:
        first = await session.fetchval("UPDATE webhook_deliveries SET sent_at = now(), attempts = 1 RETURNING id")
        await send_delivery(session, first)
        assert await session.fetchval("SELECT attempts FROM webhook_deliveries WHERE id = $1", first) == 1
        await send_again(session, await people.ada(), first)
        await send_delivery(session, first)
        assert await session.fetchval("SELECT error <> '' FROM webhook_deliveries WHERE id = $1", first)


def test_the_signature_is_right_with_each_secret_and_wrong_with_a_change() -> None:
    body = b'{"id":1}'
    headers = headers_for(["new", "old"], 1000, body, kind="question_asked", delivery=7)
    moment, *marks = headers[SIGNATURE].split(",")
    assert (moment, headers["Talkoot-Delivery"]) == ("t=1000", "7")
    for secret, mark in zip(("new", "old"), marks, strict=True):
        assert mark == "v1=" + hmac.new(secret.encode(), b"1000." + body, hashlib.sha256).hexdigest()
        assert mark != "v1=" + hmac.new(secret.encode(), b"1001." + body, hashlib.sha256).hexdigest()


def test_pauses_grow_and_end() -> None:
    waits = [delay_after(number) for number in range(1, len(DELAYS) + 2)]
    assert waits[-1] is None
    known = [each for each in waits if each is not None]
    assert known == sorted(known)
    assert sum(known, timedelta()) > timedelta(hours=17)


async def test_the_secret_is_shown_once_and_can_be_renewed(client_as: ClientAs, people: Cast, scene: Scene) -> None:
    browser = await client_as(await people.ada())
    wrong = await browser.post("/admin/webhooks", data={"url": "ftp://x", "post_edited": "yes"})
    assert (wrong.status_code, "ftp://x" in wrong.text) == (422, True)
    made = await browser.post("/admin/webhooks", data={"url": "https://shop.example.com/hook", "post_edited": "yes"})
    secret = re.search(r"<pre[^>]*>([\w-]{40,})</pre>", made.text)
    assert secret is not None, made.text
    assert made.headers["cache-control"] == "no-store"
    number = await scene.value("SELECT id FROM webhooks")
    page = f"/admin/webhooks/{number}"
    assert secret[1] not in (await browser.get(page)).text
    assert secret[1] not in str(await scene.value("SELECT sealed_secret FROM webhooks"))
    renewed = await browser.post(f"{page}/secret")
    assert secret[1] not in renewed.text
    assert "<pre" in renewed.text
    assert (await browser.post(f"{page}/test")).status_code == 303
    assert "Test" in (await browser.get(page)).text
