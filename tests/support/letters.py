"""What tests ask about letters that were kept as files."""

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any


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
