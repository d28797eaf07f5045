"""Where letters come in: one module a door. Pages have the other one, the webhook."""

import asyncio

from forum.database import Database
from forum.settings import Settings


async def keep_open(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """The door for mail servers, until `stop`; where no port is set, nothing, and its library is not even loaded."""
    if settings.mail_in_port:
        from forum.intake.doors import smtp

        await smtp.keep_open(database, settings, stop)
