"""The door for mail servers: SMTP and LMTP on one port, for addresses of ours alone.

It stands in every worker; on one machine the first has the port, and when that ends the next takes it. It offers
neither relaying nor TLS, so it belongs behind a mail server, on the loopback or a private network. A letter for two
addresses of ours is taken for the first, and the server is told to send the other again: one answer then holds for one.
"""

import asyncio
import logging
from contextlib import suppress
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from forum.database import Database
from forum.intake.actions.taking import LARGEST, is_known, take_letter
from forum.settings import Settings

REST = 5.0  # seconds until the port is tried again
IDLE = 60.0  # seconds after which a silent server is sent away
AT_ONCE = 4
log = logging.getLogger("talkoot.mail")


class Door:
    """What is said to each order of the other side."""

    def __init__(self, database: Database, settings: Settings):
        self.database, self.settings = database, settings
        self.hands = asyncio.Semaphore(AT_ONCE)

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, *said: Any) -> str:  # noqa: N802
        address: str = said[0]
        if not is_known(self.settings, address):
            return "550 5.1.1 There is no such address here"
        if envelope.rcpt_tos:
            return "452 4.5.3 One address at a time"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Good"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            async with self.hands:
                outcome = await take_letter(self.database, envelope.rcpt_tos[0], raw)
        except Exception:
            log.exception("A letter could not be taken; the mail server was asked to send it again.")
            return "451 4.3.0 Please try again later"
        log.info("A letter was taken: %s.", outcome)
        return "250 2.0.0 Taken"


class Talk(SMTP):
    """One conversation; LMTP differs in its greeting, since every letter has one receiver."""

    @syntax("LHLO hostname")
    async def smtp_LHLO(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        await self.smtp_EHLO(arg)


async def keep_open(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop`."""
    loop, door = asyncio.get_running_loop(), Door(database, settings)

    def talk() -> SMTP:
        return Talk(
            door, data_size_limit=LARGEST, enable_SMTPUTF8=True, ident="Talkoot", timeout=IDLE, loop=loop,
            hostname=settings.mail_in_host,
        )  # fmt: skip

    while not stop.is_set():
        try:
            server = await loop.create_server(talk, settings.mail_in_host, settings.mail_in_port)
        except OSError as error:
            log.info("Port %d for letters is not free yet: %s", settings.mail_in_port, error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), REST)
            continue
        async with server:
            await stop.wait()
