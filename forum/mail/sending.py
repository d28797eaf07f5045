"""From a row of `mails` to a message, and to whoever carries it."""

import hashlib
import json
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from forum.database import Session
from forum.mail.carriers import carrier_of
from forum.settings import Settings
from forum.web.site import site_of
from forum.web.templating import default_environment

LONGEST_LINE = 998  # bytes, RFC 5322
WAITING = "SELECT * FROM mails WHERE id = $1 AND sent_at IS NULL FOR UPDATE"


async def send(session: Session, mail_id: int) -> None:
    """Carried and marked as sent, or neither; nothing where it is sent already."""
    row = await session.fetchrow(WAITING, mail_id)
    if row is None:
        return
    settings = session.bus.settings
    await carrier_of(settings).carry(message_of(settings, row))
    await session.fetchval("UPDATE mails SET sent_at = clock_timestamp() WHERE id = $1", mail_id)


def message_of(settings: Settings, row: Any) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = message_id(settings, row["key"])
    message["Date"] = format_datetime(row["created_at"])
    message["From"] = sender(settings)
    message["To"] = row["to_address"]
    message["Subject"] = row["subject"]
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    headers = row["headers"]
    for name, value in (json.loads(headers) if isinstance(headers, str) else headers).items():
        message[name] = value
    message.set_content(row["text_body"], cte=encoding_of(row["text_body"]))
    message.add_alternative(row["html_body"], subtype="html", cte=encoding_of(row["html_body"]))
    return message


def encoding_of(body: str) -> str:
    """As it is, so that a kept letter can be read and its links be found with any tool; quoted only where a line is
    longer than mail allows."""
    fits = all(len(line.encode()) <= LONGEST_LINE for line in body.splitlines())
    return "8bit" if fits else "quoted-printable"


def message_id(settings: Settings, key: str) -> str:
    """The same for the same letter, however often it is carried; tells nothing of its key."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{urlsplit(settings.base_url).hostname}>"


def sender(settings: Settings) -> Address:
    """The name may hold commas and the like, as the names of firms do, without being quoted in the setting; without
    one it is that of the forum."""
    name, _, address = settings.mail_from.rpartition("<")
    name = name.strip(' "') or site_of(default_environment()).name
    user, _, host = address.strip(" >").rpartition("@")
    return Address(name, user, host)
