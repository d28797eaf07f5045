"""Letters through a real mail server on the loopback."""

import asyncio
import email
from collections.abc import AsyncIterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from aiosmtplib.errors import SMTPAuthenticationError, SMTPException

from forum.bus import Bus
from forum.database import Database
from forum.extension import gather
from forum.mail import Letter, post_letter
from forum.settings import Settings
from tests.support.cast import Cast
from tests.support.letters import deliver
from tests.support.town import Town

pytestmark = pytest.mark.live


class PostOffice:
    """Keeps what it is handed: sender, receivers and letter; turns everything away while it is `closed`."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, list[str], EmailMessage]] = []
        self.closed = False

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.closed:
            return "451 Come back later"
        message: Any = email.message_from_bytes(envelope.content or b"", policy=default)  # type: ignore[arg-type]
        self.letters.append((envelope.mail_from or "", envelope.rcpt_tos, message))
        return "250 Kept"


def known(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: Any) -> AuthResult:
    good = isinstance(login, LoginPassword) and (login.login, login.password) == (b"forum", b"p@ss/word")
    return AuthResult(success=good, handled=good)  # what is not handled, the server answers: 535


@pytest.fixture
async def office(database: Database, settings: Settings) -> AsyncIterator[PostOffice]:
    """A mail server that asks for a password, and a forum that knows it."""
    found = PostOffice()
    talks: list[SMTP] = []

    def talk() -> SMTP:
        talks.append(SMTP(found, authenticator=known, auth_require_tls=False))
        return talks[-1]

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    use_server(database, settings, f"smtp://forum:p%40ss%2Fword@127.0.0.1:{server.sockets[0].getsockname()[1]}")
    yield found
    server.close()
    for each in talks:
        if each.transport is not None:
            each.transport.close()
    await asyncio.sleep(0.1)  # the sockets are closed by the loop, a turn later


def use_server(database: Database, settings: Settings, url: str) -> None:
    given = replace(settings, smtp_url=url, mail_folder=None, mail_from="The forum, of ours <forum@forum.example>")
    database.bus = Bus(gather(()), given)


async def post(database: Database, to: str = "asha@example.com") -> None:
    context = {"name": "Žofie", "path": "/verify/abc"}
    async with database.writing() as session:
        letter = Letter(key=f"verify:{to}", to=to, subject="Bitte bestätigen", template="verify", context=context)
        await post_letter(session, letter)


async def test_a_letter_arrives_whole(database, office: PostOffice, settle) -> None:
    await post(database)
    await settle()
    [(sender, receivers, message)] = office.letters
    assert (sender, receivers) == ("forum@forum.example", ["asha@example.com"])
    assert message["Subject"] == "Bitte bestätigen"
    assert message["From"].addresses[0].display_name == "The forum, of ours"
    body = message.get_body(["plain"])
    assert body is not None
    assert "Hello Žofie," in body.get_content()
    await settle()
    assert len(office.letters) == 1


async def test_a_letter_turned_away_waits_and_is_then_sent_once(database, office: PostOffice, settle) -> None:
    office.closed = True
    await post(database)
    with pytest.raises(SMTPException):
        await settle()
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM mails WHERE sent_at IS NULL") == 1
    office.closed = False
    await settle()
    assert len(office.letters) == 1


async def test_a_notice_turned_away_leaves_nothing_behind_and_is_written_again(
    database, office: PostOffice, settle, people: Cast
) -> None:
    town = Town(database)
    asked = await town.asks(await people.asha())
    await town.answers(await people.lin(), asked.thread_id)
    office.closed = True
    with pytest.raises(SMTPException):
        await deliver(database)
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM mails") == 0
    office.closed = False
    await settle()
    assert [receivers for _, receivers, _ in office.letters] == [["asha@example.com"]]


async def test_a_wrong_password_is_an_error_that_does_not_show_it(database, office, settings, settle) -> None:
    port = database.bus.settings.smtp_url.rpartition(":")[2]
    use_server(database, settings, f"smtp://forum:secret-word@127.0.0.1:{port}")
    await post(database)
    with pytest.raises(SMTPAuthenticationError) as error:
        await settle()
    assert "secret-word" not in str(error.value)
    assert office.letters == []
