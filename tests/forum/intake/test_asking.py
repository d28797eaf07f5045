"""Questions by mail: from people whom we know, and only when it is they who ask."""

import hashlib
import hmac
from email.message import EmailMessage
from pathlib import Path

import pytest

from forum.database import Database
from forum.intake.actions import take_letter
from forum.relay import settle
from tests.forum.intake.conftest import KEY
from tests.support.cast import Cast
from tests.support.letters import bodies, kept
from tests.support.post import written
from tests.support.town import Town

BODY = "It blinks red since this morning, whatever I press."
PASSED = "mx.forum.example; dkim=pass header.d=example.com"


def question(sender: str = "Asha <asha@example.com>", place: str = "town-public", **headers: str) -> EmailMessage:
    return written(sender, f"ask+{place}@forum.example", BODY, subject="Fwd: Why does the hub blink?", **headers)


async def take(database: Database, message: EmailMessage) -> str:
    return await take_letter(database, str(message["To"]), message.as_bytes())


async def titles(database: Database) -> list[str]:
    async with database.reading() as session:
        return [row["title"] for row in await session.fetch("SELECT title FROM threads")]


async def test_a_question_that_our_mail_server_vouches_for_is_posted(
    database, people: Cast, town: Town, folder: Path
) -> None:
    await people.asha()
    await town.category()
    letter = question(Authentication_Results=PASSED)
    assert [await take(database, letter), await take(database, letter)] == ["posted", "seen"]
    assert await titles(database) == ["Why does the hub blink?"]


async def test_any_other_question_waits_until_its_author_opens_the_link(
    database, people: Cast, town: Town, folder: Path, client
) -> None:
    await people.asha()
    await town.category()
    assert await take(database, question()) == "waiting"
    assert await titles(database) == []
    await settle(database)
    [letter] = kept(folder)
    assert letter["To"] == "asha@example.com"
    link = next(word for word in bodies(letter)[0].split() if "/mail/confirm/" in word).removeprefix(
        "http://testserver"
    )
    shown = await client.get(link)
    assert BODY in shown.text
    assert await titles(database) == []
    for _ in range(2):
        answer = await client.post(link)
        assert answer.headers["location"].startswith("/t/")
    assert await titles(database) == ["Why does the hub blink?"]
    assert (await client.get(link)).status_code == 303
    assert (await client.get(link + "x")).status_code == 404


async def test_strangers_and_unproved_addresses_get_nothing(database, people: Cast, town: Town, folder: Path) -> None:
    await people.uri()
    await town.category()
    for sender in ("eve@evil.example", "uri@example.com", "", "asha@example.com"):
        assert await take(database, question(sender, Authentication_Results=PASSED)) == "ignored"
    await settle(database)
    assert (await titles(database), kept(folder)) == ([], [])


@pytest.mark.parametrize("place", ["town-staff", "nowhere"])
async def test_a_category_that_one_may_not_see_is_the_same_as_none(
    database, people: Cast, town: Town, folder: Path, place: str
) -> None:
    await people.asha()
    await town.category("staff")
    assert await take(database, question(place=place, Authentication_Results=PASSED)) == "refused"
    await settle(database)
    assert "There is no category of that name." in bodies(kept(folder)[0])[0]


async def test_the_webhook_takes_letters_from_whoever_has_the_key(
    database, app, people: Cast, town: Town, folder: Path, client, open_settings
) -> None:
    await people.asha()
    await town.category()
    app.state.house.settings, before = open_settings, app.state.house.settings
    try:
        raw = question(Authentication_Results=PASSED).as_bytes()
        good = "sha256=" + hmac.new(KEY.encode(), raw, hashlib.sha256).hexdigest()
        client.headers["origin"] = "https://mail.example"
        kind = {"content-type": "message/rfc822"}
        for wrong in ({}, {"x-talkoot-signature": good[:-1] + "0"}, {"authorization": "Bearer x"}):
            assert (await client.post("/mail/in", content=raw, headers=kind | wrong)).status_code == 403
        answer = await client.post("/mail/in", content=raw, headers=kind | {"x-talkoot-signature": good})
        assert answer.json() == {"outcome": "posted"}
        bearer = kind | {"authorization": f"Bearer {KEY}"}
        assert (await client.post("/mail/in", content=raw, headers=bearer)).json() == {"outcome": "seen"}
        assert (await client.post("/mail/in", content=b"Subject: x\n\nx", headers=bearer)).status_code == 404
        elsewhere = kind | {"x-talkoot-signature": good}  # signed for nobody in particular, and so not for this address
        led = await client.post("/mail/in?to=ask%2Bhelp@example.com", content=raw, headers=elsewhere)
        assert led.status_code == 403
    finally:
        app.state.house.settings = before


async def test_without_a_key_the_webhook_is_not_there(client) -> None:
    assert (await client.post("/mail/in", content=b"x")).status_code == 404
