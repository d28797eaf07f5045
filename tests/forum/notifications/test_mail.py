"""Notices by mail: to whom they belong, and no more once they say so."""

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.extension import gather
from forum.following.queries import is_following
from forum.notifications.queries import newest_notifications
from forum.notifications.tokens import Unsubscribing, token_for
from forum.relay import settle
from forum.settings import Settings
from tests.support.cast import Cast
from tests.support.letters import bodies, deliver, kept
from tests.support.town import Town


@pytest.fixture
def folder(database: Database, settings: Settings, tmp_path: Path, core_alone: None) -> Path:
    database.bus = Bus(gather(()), replace(settings, mail_folder=tmp_path))
    return tmp_path


def path_in(message: EmailMessage) -> str:
    return str(message["List-Unsubscribe"]).strip(" <>").removeprefix("http://testserver")


async def test_an_answer_is_mailed_to_the_asker_with_a_link_that_stops_such_mails(
    database, people: Cast, town: Town, folder: Path
) -> None:
    asked = await town.asks(await people.asha(), "Why is the lamp blue?")
    post_id = await town.answers(await people.lin(), asked.thread_id, "Because **it** is < warm & new.")
    await deliver(database)
    [message] = kept(folder)
    assert message["To"] == "asha@example.com"
    assert message["Subject"] == "Lin answered your question: Why is the lamp blue?"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = bodies(message)
    assert "Because it is < warm & new." in text
    assert "Because it is &lt; warm &amp; new." in html
    for body in (text, html):
        assert f"http://testserver{asked.url}#post-{post_id}" in body
        assert path_in(message) in body


@pytest.mark.parametrize(
    "change",
    ["mail_notices = false", "verified_at = NULL", "suspended_until = now() + interval '1 day'", "email = NULL"],
)
async def test_no_mail_to_whoever_does_not_want_or_may_not_get_it(
    database, people: Cast, town: Town, folder: Path, change: str
) -> None:
    asha = await people.asha()
    asked = await town.asks(asha)
    async with database.writing() as session:
        await session.fetchval(f"UPDATE users SET {change} WHERE id = $1", asha.id)
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database)
    async with database.reading() as session:
        assert len(await newest_notifications(session, asha)) == 1
    assert kept(folder) == []


@pytest.mark.parametrize(
    "meanwhile",
    [
        "UPDATE categories SET visibility = 'staff'",
        "UPDATE posts SET state = 'hidden' WHERE kind = 'answer'",
        "UPDATE users SET mail_notices = false",
        "UPDATE notifications SET read_at = now()",
        "UPDATE follows SET level = 'mute'",
    ],
)
async def test_what_is_allowed_is_looked_at_again_when_the_mail_is_sent(
    database, people: Cast, town: Town, folder: Path, meanwhile: str
) -> None:
    asked = await town.asks(await people.asha())
    await town.answers(await people.lin(), asked.thread_id)
    await settle(database)
    async with database.writing() as session:
        await session.fetchval(meanwhile)
    await deliver(database)
    assert kept(folder) == []


async def test_the_link_asks_first_and_then_stops_mail_about_the_thread_signed_out(
    database, people: Cast, town: Town, folder: Path, client
) -> None:
    asha, lin = await people.asha(), await people.lin()
    asked = await town.asks(asha, "Why is the lamp blue?")
    await town.answers(lin, asked.thread_id)
    await deliver(database)
    link = path_in(kept(folder)[0])
    question = await client.get(link)
    assert question.status_code == 200
    assert "Why is the lamp blue?" in question.text
    async with database.reading() as session:
        assert await is_following(session, asha, "thread", asked.thread_id)
    client.headers["origin"] = "https://mail.example"
    for _ in range(2):
        answer = await client.post(link, data={"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    async with database.reading() as session:
        assert not await is_following(session, asha, "thread", asked.thread_id)
    await town.answers(lin, asked.thread_id, "And does it help, @asha, if you turn it?")
    await deliver(database)
    assert len(kept(folder)) == 1


async def test_the_link_for_all_mail_stops_all_notices(
    database, people: Cast, town: Town, folder: Path, client, settings: Settings
) -> None:
    asha = await people.asha()
    asked = await town.asks(asha)
    assert (await client.post(f"/unsubscribe/{token_for(settings, Unsubscribing(asha.id or 0))}")).status_code == 200
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database)
    assert kept(folder) == []


async def test_a_link_that_we_did_not_sign_is_a_404(
    database, people: Cast, town: Town, client, settings: Settings
) -> None:
    asha = await people.asha()
    asked = await town.asks(asha)
    good = token_for(settings, Unsubscribing(asha.id or 0, asked.thread_id))
    other = token_for(settings, Unsubscribing(asha.id or 0))
    for bad in ("x", good[:-1], good + "x", good.split(".")[0] + "." + other.split(".")[1], "." + good, "é" * 9):
        for answer in (await client.get(f"/unsubscribe/{bad}"), await client.post(f"/unsubscribe/{bad}")):
            assert answer.status_code == 404
    async with database.reading() as session:
        assert await is_following(session, asha, "thread", asked.thread_id)
