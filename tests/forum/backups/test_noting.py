"""What a backup says of itself while it is made."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

import pytest

from forum.app import Forum
from forum.backups.actions import Ended
from forum.backups.archive import deeds
from forum.backups.archive.deeds import noted, silent
from forum.database import Database, Session


class Stumbling(Database):
    """A database that is away whenever `away` is set."""

    def __init__(self, below: Database):
        self.below, self.away, self.missed = below, False, asyncio.Event()

    @asynccontextmanager
    async def writing(self, at: datetime | None = None) -> AsyncIterator[Session]:
        if self.away:
            self.missed.set()
            raise ConnectionError
        async with self.below.writing(at) as session:
            yield session


async def test_a_database_that_is_away_for_a_moment_spoils_no_backup(
    app: Forum, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "BEAT", 0)
    stumbling = Stumbling(database)
    house = replace(app.state.house, database=stumbling)
    async with noted(house, "create", None, told=silent) as run:
        stumbling.away = True
        await stumbling.missed.wait()
        monkeypatch.setattr(deeds, "BEAT", 3600)  # the next one is the last
        stumbling.missed.clear()
        await stumbling.missed.wait()
        stumbling.away = False
        run.ended = Ended(name="talkoot-20260101-021000.tar", size=7)
    async with database.reading() as session:
        assert await session.fetchval("SELECT state FROM backup_runs") == "done"
