"""A mail server, reached anew for each letter: few are sent, and a connection kept open is one more thing to mend."""

from dataclasses import dataclass, field
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
PATIENCE = 20.0  # seconds for each step


@dataclass(frozen=True)
class MailServer:
    """`smtps` is encrypted from the start, `smtp+starttls` must become so, `smtp` becomes so where the server can."""

    url: str = field(repr=False)

    async def carry(self, message: EmailMessage) -> None:
        """`Return-Path` is what the envelope says and never travels as a header."""
        parts, back = urlsplit(self.url), envelope(message["Return-Path"] or message["From"])
        del message["Return-Path"]
        await aiosmtplib.send(
            message,
            sender=back,
            recipients=[envelope(message["To"])],
            hostname=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            use_tls=parts.scheme == "smtps",
            start_tls={"smtps": False, "smtp+starttls": True, "smtp": None}[parts.scheme],
            timeout=PATIENCE,
        )


def envelope(header: AddressHeader | str) -> str:
    return header.strip(" <>") if not hasattr(header, "addresses") else str(header.addresses[0].addr_spec)
