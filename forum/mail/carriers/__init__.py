"""Whoever carries letters to their readers: a mail server, or a folder."""

from email.message import EmailMessage
from typing import Protocol

from forum.mail.carriers.folder import Folder
from forum.mail.carriers.smtp import MailServer
from forum.settings import Settings


class Carrier(Protocol):
    """Done when `carry` returns; any exception means that it may not have been carried."""

    async def carry(self, message: EmailMessage) -> None: ...


def carrier_of(settings: Settings) -> Carrier:
    """A folder that is named wins over a mail server: whoever tries the forum out must not mail real people."""
    if settings.mail_folder is not None or settings.smtp_url is None:
        return Folder(settings.mail_folder or settings.data / "mail")
    return MailServer(settings.smtp_url)
