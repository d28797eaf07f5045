"""A conversation held by mail alone, through real mail servers on the loopback: ours that sends, ours that takes.

Nobody opens a page: a question by mail, the notice of it, an answer by mail, the asker's reply to that, the word that
it was hidden, the word that the answer solved it.
"""

import asyncio
import email
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.policy import default
from typing import Any

import aiosmtplib
import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from forum.bus import Bus
from forum.comments.actions import hide_comment
from forum.database import Database
from forum.extension import gather
from forum.following.actions import follow
from forum.intake.doors.smtp import keep_open
from forum.settings import Settings
from forum.threads.actions import accept_answer
from tests.support.cast import Cast
from tests.support.letters import bodies, deliver
from tests.support.post import in_reply_to, written
from tests.support.town import Town
from tests.walks.running import free_port

pytestmark = pytest.mark.live
PASSED = "mx.forum.example; dkim=pass header.d=example.com"


@dataclass
class PostOffice:
    """The mail server of everybody else: keeps each letter with the address that it came from and went to."""

    letters: list[tuple[str, str, EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        message: Any = email.message_from_bytes(envelope.content or b"", policy=default)  # type: ignore[arg-type]
        self.letters.append((envelope.mail_from or "", envelope.rcpt_tos[0], message))
        return "250 Kept"

    def last_to(self, address: str) -> EmailMessage:
        return [message for _sender, to, message in self.letters if to == address][-1]


@dataclass
class Post:
    """Both ways: `office` has what the forum sent, `send` brings letters to its door."""

    office: PostOffice
    port: int

    async def send(self, message: EmailMessage, to: str = "") -> tuple[Any, str]:
        return await aiosmtplib.send(
            message, hostname="127.0.0.1", port=self.port, start_tls=False, sender="someone@example.com",
            recipients=[to or str(message["To"])],
        )  # fmt: skip


@pytest.fixture
async def post(database: Database, settings: Settings) -> AsyncIterator[Post]:
    found, talks, stop = PostOffice(), [], asyncio.Event()

    def talk() -> SMTP:
        talks.append(SMTP(found))
        return talks[-1]

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    given = replace(
        settings, smtp_url=f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", mail_folder=None,
        reply_address="reply+{token}@forum.example", ask_address="ask+{category}@forum.example",
        mail_in_port=free_port(), mail_in_trusted="mx.forum.example",
    )  # fmt: skip
    database.bus = Bus(gather(()), given)
    door = asyncio.create_task(keep_open(database, given, stop))
    await opened(given.mail_in_port)
    yield Post(found, given.mail_in_port)
    stop.set()
    await door
    server.close()
    for each in talks:
        if each.transport is not None:
            each.transport.close()
    await asyncio.sleep(0.1)  # the sockets are closed by the loop, a turn later


async def opened(port: int) -> None:
    for _ in range(200):
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        return
    raise TimeoutError


async def value(database: Database, sql: str) -> Any:
    async with database.reading() as session:
        return await session.fetchval(sql)


async def test_a_whole_conversation_is_held_by_mail(database, people: Cast, post: Post) -> None:
    asha, lin, town = await people.asha(), await people.lin(), Town(database)
    place = await town.category()
    async with database.writing() as session:
        await follow(session, lin, "category", place)
    asking = written(
        "Asha <asha@example.com>", "ask+town-public@forum.example", "It blinks red since this morning.\n-- \nAsha",
        subject="Why does the hub blink?", Authentication_Results=PASSED,
    )  # fmt: skip
    await post.send(asking)
    await deliver(database)
    told = post.office.last_to("lin@example.com")
    assert told["Subject"] == "Asha started this: Why does the hub blink?"
    assert told["References"].startswith("<thread-")
    await post.send(in_reply_to(told, "Lin <lin@example.com>", "Hold the button for ten seconds."))
    await deliver(database)
    answered = post.office.last_to("asha@example.com")
    assert answered["Subject"] == "Lin answered your question: Why does the hub blink?"
    assert answered["References"] == told["References"]
    assert "Hold the button for ten seconds." in bodies(answered)[0]
    thanks = in_reply_to(answered, "Asha <asha@example.com>", "Thank you, it is green now.")
    await post.send(thanks)
    await post.send(thanks)
    await deliver(database, minutes=30)
    thanked = post.office.last_to("lin@example.com")
    assert thanked["Subject"] == "Asha commented on your post: Why does the hub blink?"
    await post.send(in_reply_to(thanked, "Lin <lin@example.com>", "Good to hear."))
    async with database.writing() as session:
        await accept_answer(session, asha, await session.fetchval("SELECT id FROM posts WHERE kind = 'answer'"))
    await deliver(database, minutes=50)
    assert "marked your answer as what solved it" in bodies(post.office.last_to("lin@example.com"))[0]
    assert "Good to hear." in bodies(post.office.last_to("asha@example.com"))[0]
    async with database.writing() as session:
        comment = await session.fetchval("SELECT max(id) FROM comments")
        await hide_comment(session, await people.mo(), comment)
    await deliver(database, minutes=70)
    assert "Your comment was hidden by a moderator" in bodies(post.office.last_to("lin@example.com"))[0]
    assert await value(database, "SELECT count(*) FROM posts") == 2
    assert await value(database, "SELECT count(*) FROM comments") == 2


async def test_the_door_turns_away_what_is_not_for_it(database, people: Cast, post: Post) -> None:
    await people.asha()
    letter = written("Eve <eve@evil.example>", "ask+town-public@forum.example", "Buy my lamps, they are cheap.")
    await Town(database).category()
    for to in ("asha@example.com", "reply+x@forum.example", "postmaster@forum.example"):
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
            await post.send(letter, to)
    await post.send(letter)
    letter.add_attachment(b"x" * 11_000_000, maintype="image", subtype="png", filename="a.png")
    with pytest.raises(aiosmtplib.SMTPException):
        await post.send(letter)
    await deliver(database)
    assert post.office.letters == []
    assert await value(database, "SELECT count(*) FROM threads") == 0


async def test_letters_come_back_to_an_address_that_tells_whose_they_were(database, people: Cast, post: Post) -> None:
    town = Town(database)
    asked = await town.asks(await people.asha())
    await town.answers(await people.lin(), asked.thread_id)
    await deliver(database)
    [(sender, to, letter)] = post.office.letters
    assert to == "asha@example.com"
    assert sender.startswith("reply+b-")
    assert letter["Return-Path"] is None
    for number in (1, 2):
        report = (
            f"From: MAILER-DAEMON@mx.example\nMessage-ID: <{number}@mx>\nMIME-Version: 1.0\n"
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: failed\n"
            "Status: 5.1.1\n\n--b--\n"
        )
        await post.send(email.message_from_string(report), sender)  # type: ignore[arg-type]
    assert await value(database, "SELECT paused_because FROM mail_wishes") == "bounced"
    await town.answers(await people.lin(), asked.thread_id, "Or turn it off and on again.")
    await deliver(database, minutes=30)
    assert len(post.office.letters) == 1


async def test_a_mail_server_that_speaks_lmtp_is_understood(database, people: Cast, post: Post) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", post.port)
    assert (await reader.readline()).startswith(b"220")
    writer.write(b"LHLO mx.example\r\n")
    line = await reader.readline()
    while line[3:4] == b"-":
        line = await reader.readline()
    assert line.startswith(b"250")
    writer.write(b"QUIT\r\n")
    await reader.readline()
    writer.close()
    await writer.wait_closed()
