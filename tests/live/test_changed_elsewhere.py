"""What one process writes puts the pages that another keeps out of date, by a hint after the commit."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from forum.app import create_app
from forum.bus import Bus, Word
from forum.database import Database
from forum.live.wire import Wire
from forum.settings import Settings
from tests.support.postgres import SessionPostgres

pytestmark = pytest.mark.live
WRITE = "INSERT INTO tags (name, created_at) VALUES ($1, now())"


@asynccontextmanager
async def wired(url: str, bus: Bus, heard: asyncio.Queue[str]):
    """A process' wire, open; everything that it hears of is put into the queue."""
    began = asyncio.Event()

    def hear(words: list[Word]) -> None:
        for word in words:
            heard.put_nowait(word.name)

    wire = Wire(url, hear=hear, began=began.set)
    running = asyncio.create_task(wire.run())
    with wire.carrying(bus):
        await asyncio.wait_for(began.wait(), 60)
        yield
    running.cancel()


async def test_a_write_is_hinted_at_elsewhere_and_not_at_home(units_url: str) -> None:
    here, there = Bus(), Bus()
    at_home, elsewhere = asyncio.Queue[str](), asyncio.Queue[str]()
    async with wired(units_url, here, at_home), wired(units_url, there, elsewhere):
        here.changed()
        here.changed()
        assert await asyncio.wait_for(elsewhere.get(), 60) == "Changed"
        there.changed()  # so that what we wait for here comes after all that was said before
        assert await asyncio.wait_for(at_home.get(), 60) == "Changed"
        assert at_home.empty()


async def test_pages_that_are_kept_are_forgotten_and_nobody_is_told_again(
    settings: Settings, postgres: SessionPostgres
) -> None:
    app = create_app(settings)
    bus, told = app.state.house.bus, []
    bus.tellers.append(lambda: told.append(1))
    before = app.pages.writes
    bus.changed_elsewhere()
    assert (app.pages.writes, told) == (before + 1, [])
    async with app.state.house.database.writing() as session:
        await session.fetchval(WRITE, "changed-here")
    async with app.state.house.database.writing() as session:
        await session.fetchval("DELETE FROM tags WHERE name = 'changed-here'")
    assert (app.pages.writes, told) == (before + 3, [1, 1])
    database: Database = app.state.house.database
    await database.close()
