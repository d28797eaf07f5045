"""The search index across connections and processes: what one rolled-back transaction cannot show."""

import asyncio
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from forum.actor import SYSTEM, VISITOR
from forum.bus import Bus
from forum.categories.actions import create_category
from forum.database import Database
from forum.search.actions import note_threads
from forum.search.engines.files import IndexFiles
from forum.search.engines.keeping import Keeper
from forum.search.engines.whoosh.reading import WhooshEngine
from forum.search.engines.whoosh.writing import WhooshIndex
from forum.search.process import running
from forum.search.process.asking import ProcessEngine
from forum.search.queries import results
from forum.search.query import parse
from forum.settings import Settings
from forum.threads.actions import NewThread, ask_question
from tests.support.postgres import SessionPostgres

pytestmark = pytest.mark.live
CUT_OFF = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ~ 'search'
"""

DIES_WHILE_COMMITTING = """
import os, signal, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from whoosh.writing import SegmentWriter
from forum.search.engines.base import Document
from forum.search.engines.files import IndexFiles
from forum.search.engines.whoosh.writing import WhooshIndex
from forum.search.process import running
from forum.search.process.asking import ProcessEngine

SegmentWriter._commit_toc = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
files = IndexFiles(Path(sys.argv[1]))
with files.writing() as mine:
    assert mine
    WhooshIndex(files).catch_up([Document(
        999, 9, "published", "Giraffe", "giraffe", "help", [], [], "question", False, False, datetime.now(UTC),
    )], 9)
"""


@pytest.fixture
async def live(postgres: SessionPostgres) -> AsyncIterator[Database]:
    url = postgres.create("search_index", template="template")
    database = Database(url.replace("postgresql://", "postgresql+asyncpg://"), Bus(), pool_size=5)
    yield database
    await database.close()
    postgres.drop("search_index")


async def asked(database: Database, title: str) -> int:
    async with database.writing() as session:
        category = await session.fetchval("SELECT id FROM categories WHERE slug = 'help'")
        if category is None:
            values = {"name": "Help", "slug": "help", "description": "", "visibility": "public"}
            category = await create_category(session, SYSTEM, values)
        return (await ask_question(session, SYSTEM, NewThread(category, title, "There is one in my hub."))).thread_id


async def found(database: Database, files: IndexFiles, text: str) -> tuple[list[int], bool]:
    engine = WhooshEngine(files.folder, deadline=30)
    async with database.reading() as session:
        page = await results(session, VISITOR, parse(text), engine=engine)
    return sorted(row.thread.id for row in page.rows), page.simple


async def test_a_change_that_commits_after_a_later_one_is_not_missed(live: Database, tmp_path: Path):
    files = IndexFiles(tmp_path)
    keeper = Keeper(live, files)
    slow, quick = await asked(live, "A zebra that is slow"), await asked(live, "A zebra that is quick")
    known = await asked(live, "A zebra that is slow or quick")
    await noted(live, known)  # whoever writes a word for the first time waits for who does so, too
    await keeper.look()
    async with live.writing() as first:
        await note_threads(first, [slow])  # has taken the smaller number, and dawdles
        async with live.writing() as second:
            await note_threads(second, [quick])
        looking = asyncio.create_task(keeper.look())
        await asyncio.sleep(0.3)
        assert not looking.done()
    await looking
    assert await found(live, files, "zebra") == ([slow, quick, known], False)


async def test_whoever_stays_in_too_long_delays_the_index_and_nobody_else(live: Database, tmp_path: Path):
    keeper = Keeper(live, IndexFiles(tmp_path))
    slow, other = await asked(live, "A zebra that is slow"), await asked(live, "A zebra of another")
    known = await asked(live, "A zebra of another that is slow")
    await noted(live, known)  # whoever writes a word for the first time waits for who does so, too
    async with live.writing() as first:
        await note_threads(first, [slow])
        with pytest.raises(Exception, match="lock timeout"):
            await keeper.look()
        async with live.writing() as second:
            await note_threads(second, [other])
    await keeper.look()
    assert await found(live, keeper.files, "zebra") == ([slow, other, known], False)


async def test_two_who_note_one_thread_at_once_leave_its_last_words(live: Database, tmp_path: Path):
    thread = await asked(live, "A zebra at first")
    async with live.writing() as first:
        await note_threads(first, [thread])
        async with live.writing() as editor:
            await editor.fetch("UPDATE threads SET title = 'A tiger at last' WHERE id = $1", thread)

        async def note() -> None:
            async with live.writing() as second:
                await note_threads(second, [thread])

        later = asyncio.create_task(note())
        await asyncio.sleep(0.2)
        assert not later.done()
    await later
    async with live.reading() as session:
        assert await session.fetchval("SELECT title FROM search_documents") == "A tiger at last"


async def test_a_writer_that_is_killed_leaves_the_last_index_and_a_free_lock(live: Database, tmp_path: Path):
    files = IndexFiles(tmp_path)
    keeper = Keeper(live, files)
    thread = await asked(live, "A zebra in the hub")
    await noted(live, thread)
    await keeper.look()
    before = WhooshIndex(files).cursor()
    order = [sys.executable, "-c", DIES_WHILE_COMMITTING, str(tmp_path)]
    killed = await asyncio.to_thread(subprocess.run, order, capture_output=True, text=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with files.writing() as mine:
        assert mine
    assert WhooshIndex(files).cursor() == before
    second = await asked(live, "Another zebra in the hub")
    await noted(live, second)
    await Keeper(live, files).look()
    assert await found(live, files, "zebra") == ([thread, second], False)
    assert await found(live, files, "giraffe") == ([], False)


async def test_the_search_process_keeps_and_answers_until_told_to_stop(live: Database, tmp_path: Path):
    first, second = await asked(live, "A zebra in the hub"), await asked(live, "Another zebra")
    settings = Settings(data=tmp_path, database_url=live.url)
    engine = ProcessEngine(tmp_path / "search", "whoosh", 30.0)

    async def until_it_finds(threads: list[int]) -> None:
        for _ in range(600):
            async with live.reading() as session:
                page = await results(session, VISITOR, parse("zebra"), engine=engine)
            if (sorted(row.thread.id for row in page.rows), page.simple) == (threads, False):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{threads} were not found")

    await noted(live, first)
    stop = asyncio.Event()
    serving = asyncio.create_task(running.serve(settings, stop))
    await until_it_finds([first])
    shutil.rmtree(tmp_path / "search")  # with its door
    await until_it_finds([first])
    async with live.reading() as session:
        await session.fetch(CUT_OFF)
    await noted(live, second)
    await until_it_finds([first, second])
    stop.set()
    await serving
    assert not (tmp_path / "search" / "door").exists()
    async with live.reading() as session:
        assert await session.fetchval("SELECT engine FROM search_beats WHERE ended_at IS NOT NULL") == "whoosh"


async def noted(database: Database, *threads: int) -> None:
    async with database.writing() as session:
        await note_threads(session, threads)
