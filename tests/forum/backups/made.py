"""A backup that is noted as made, and perhaps lies on the shelf."""

from pathlib import Path

from forum.backups.actions import Ended, begin_run, end_run
from forum.database import Database
from forum.settings import Settings

NAME = "talkoot-20260101-021000.tar"


async def made(database: Database, settings: Settings | None = None, content: bytes = b"") -> None:
    async with database.writing() as session:
        run = await begin_run(session, "create")
        await end_run(session, run, Ended(name=NAME, size=len(content), rows=7))
    if settings:
        Path(settings.backups_url).mkdir(exist_ok=True)  # noqa: ASYNC240
        (Path(settings.backups_url) / NAME).write_bytes(content)
