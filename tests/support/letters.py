"""What tests ask about letters that were kept as files, and how notices become letters."""

import email
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from forum.database import Database
from forum.notifications.actions import collect_letters
from forum.relay import settle


def kept(folder: Path) -> list[EmailMessage]:
    """In the order in which they were written."""
    files = sorted(folder.glob("*.eml"))
    messages: list[Any] = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    return messages


def bodies(message: EmailMessage) -> tuple[str, str]:
    """The text and the HTML."""
    found = [message.get_body([kind]) for kind in ("plain", "html")]
    text, html = (part.get_content() if part else "" for part in found)
    return text, html


async def deliver(database: Database, minutes: int = 11) -> None:
    """Everything that waits is heard, and so many minutes later the notices that waited for others go out."""
    await settle(database)
    async with database.writing() as session:
        session.now += timedelta(minutes=minutes)
        await collect_letters(session)
    await settle(database)
