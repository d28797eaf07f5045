"""The index: kept level with the documents, healed when it is harmed, never in the way."""

import os
import shutil
import threading
from itertools import product
from pathlib import Path

import pytest

from forum.bus import publish
from forum.events import ImportFinished
from forum.search.engines import keeping
from forum.search.engines.base import EngineDown, IndexBroken
from forum.search.engines.files import index_files
from forum.search.engines.whoosh.finding import Finding
from forum.search.engines.whoosh.writing import WhooshIndex
from forum.search.process.asking import ProcessEngine
from forum.search.query import parse
from forum.threads.actions import Edit, edit_post
from forum.threads.queries import opening_post
from tests.forum.search.shelf import Shelf


async def test_a_change_is_taken_in_without_building_anew(shelf: Shelf):
    await shelf.ask("Hub one")
    await shelf.index()
    before = shelf.files.current()
    second = await shelf.ask("Hub two with a zebra")
    await shelf.index()
    assert shelf.files.current() == before
    assert await shelf.search("zebra") == [second]
    assert not (await shelf.results("zebra")).simple


async def test_an_edit_replaces_the_words(shelf: Shelf):
    thread = await shelf.ask("Hub one", "There is a zebra in it.")
    await shelf.index()
    async with shelf.database.writing() as session:
        post = await opening_post(session, shelf.asker, thread)
        await edit_post(session, shelf.asker, post.id, Edit(post.version, "There is a tiger in it.", title="Hub one"))
    await shelf.index()
    assert await shelf.search("zebra") == []
    assert await shelf.search("tiger") == [thread]


async def test_hearing_an_event_twice_changes_nothing(shelf: Shelf):
    await shelf.ask("Hub one")
    await shelf.index()
    change = "SELECT max(change) FROM search_documents"
    async with shelf.database.writing() as session:
        before = await session.fetchval(change)
        await session.fetch("UPDATE events SET relayed_at = NULL")
    await shelf.index()
    async with shelf.database.reading() as session:
        assert await session.fetchval(change) == before


async def test_many_commits_are_merged_and_lose_nothing(shelf: Shelf):
    threads = []
    for number in range(14):
        threads.append(await shelf.ask(f"Hub with a zebra number {number}"))
        await shelf.index()
    assert set(await shelf.search("zebra")) == set(threads)
    assert len(index_files(shelf.files.current())) < 14


def flip(file: Path, place: int) -> None:
    with file.open("r+b") as stream:
        stream.seek(place)
        byte = stream.read(1)
        stream.seek(place)
        stream.write(bytes([byte[0] ^ 0xFF]))


async def test_flipped_bytes_are_noticed_answered_by_postgres_and_healed(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    for suffix, part in product((".seg", ".toc"), (0.0, 0.5, 0.999)):
        harmed = shelf.files.current()
        for file in index_files(harmed):
            if file.suffix == suffix:
                flip(file, int(part * file.stat().st_size))
        shelf.start_reading()
        found = await shelf.results("zebra")
        assert ([row.thread.id for row in found.rows], found.simple) == ([thread], True), (suffix, part)
        await shelf.index()
        assert shelf.files.current() != harmed
        found = await shelf.results("zebra")
        assert ([row.thread.id for row in found.rows], found.simple) == ([thread], False), (suffix, part)


async def test_bytes_that_flip_under_an_open_index_are_noticed_by_the_keeper(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    harmed = shelf.files.current()
    assert await shelf.search("zebra") == [thread]
    for file in index_files(harmed):
        flip(file, file.stat().st_size // 2)
    shelf.keeper.check.again_in(0)
    await shelf.index()
    assert shelf.files.current() != harmed
    assert await shelf.search("zebra") == [thread]
    assert not (await shelf.results("zebra")).simple


@pytest.mark.parametrize("harm", ["gone", "empty", "checks", "pointer", "other make"])
async def test_an_index_that_is_missing_or_strange_is_built_anew(shelf: Shelf, harm: str):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    path = shelf.files.current()
    if harm == "gone":
        shutil.rmtree(path)
        (shelf.files.folder / "current").unlink()
    elif harm == "empty":
        shutil.rmtree(path)
        path.mkdir()
    elif harm == "checks":
        (path / "checks.json").write_text("{not json")
    elif harm == "pointer":
        (shelf.files.folder / "current").write_bytes(b"\xff../../etc")
    else:
        os.rename(path, path.with_name("index-0-old"))
        (shelf.files.folder / "current").write_text("index-0-old")
    shelf.start_reading()
    assert (await shelf.results("zebra")).simple
    shelf.keeper = keeping.Keeper(shelf.database, shelf.files)
    await shelf.index()
    found = await shelf.results("zebra")
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], False)
    assert [each.name for each in shelf.files.folder.glob("index-*")] == [shelf.files.current().name]


async def test_an_index_of_another_database_is_built_anew(shelf: Shelf):
    await shelf.ask("Hub with a zebra")
    await shelf.index()
    before = shelf.files.current()
    async with shelf.database.writing() as session:
        await session.fetch("UPDATE search_documents SET change = 1, title = 'a tiger', body = ''")
        await session.fetch("ALTER SEQUENCE search_change RESTART WITH 1")
    await shelf.index()
    assert shelf.files.current() != before
    assert await shelf.search("zebra") == []


async def test_threads_that_came_without_an_event_are_noted(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    async with shelf.database.writing() as session:
        await session.fetch("UPDATE events SET relayed_at = created_at")
    await shelf.index()
    assert await shelf.search("zebra") == [thread]


async def test_the_threads_of_an_import_are_read_again_when_it_has_ended(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    before = shelf.files.current()
    async with shelf.database.writing() as session:
        await session.fetch("UPDATE threads SET title = 'Hub with a tiger'")
        await session.fetch("INSERT INTO imported VALUES ('se', 'thread', '7', $1)", thread)
        await publish(session, ImportFinished(None, "se"))
    await shelf.index()
    assert await shelf.search("tiger") == [thread]
    assert shelf.files.current() == before


async def test_without_an_index_postgres_answers(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    shutil.rmtree(shelf.files.folder)
    found = await shelf.results("zebra")
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], True)


async def test_an_index_that_nobody_keeps_is_not_asked(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    assert not (await shelf.results("zebra")).simple
    shelf.answering.behind = lambda: 61.0
    found = await shelf.results("zebra")
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], True)


async def test_a_search_past_the_deadline_is_answered_by_postgres(shelf: Shelf):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()
    shelf.engine = ProcessEngine(shelf.files.folder, "whoosh", deadline=0.1)
    busy = threading.Event()
    held = shelf.answering.engine.thread.submit(busy.wait)
    found = await shelf.results("zebra")
    busy.set()
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], True)
    assert held.result()


async def test_threads_that_are_gone_without_a_word_have_it_built_anew(shelf: Shelf):
    await shelf.ask("Hub with a zebra")
    other = await shelf.ask("Hub with a tiger")
    await shelf.index()
    before = shelf.files.current()
    async with shelf.database.writing() as session:
        await session.fetch("DELETE FROM search_documents WHERE thread_id < $1", other)
    shelf.keeper.count.again_in(0)
    await shelf.keeper.look()
    assert shelf.files.current() == before  # it may be about to be noted again
    shelf.keeper.count.again_in(0)
    await shelf.keeper.look()
    assert shelf.files.current() != before
    assert shelf.keeper.index is not None
    assert shelf.keeper.index.threads() == 1


async def test_a_fault_of_ours_does_not_have_the_index_built_anew(shelf: Shelf, monkeypatch):
    thread = await shelf.ask("Hub with a zebra")
    await shelf.index()

    def fails(*_arguments: object) -> None:
        raise ValueError("not what it should be")

    monkeypatch.setattr(Finding, "find", fails)
    assert shelf.engine is not None
    with pytest.raises(EngineDown, match="not what it should be"):
        await shelf.engine.hits(parse("zebra"), ["help"])
    assert not shelf.files.is_said_broken()
    assert await shelf.search("zebra") == [thread]


async def test_only_one_process_writes(shelf: Shelf):
    with shelf.files.writing() as mine, shelf.files.writing() as also_mine:
        assert (mine, also_mine) == (True, False)
    with shelf.files.writing() as mine:
        assert mine


async def test_the_cursor_and_the_words_are_committed_together(shelf: Shelf, monkeypatch):
    await shelf.ask("Hub one")
    await shelf.index()
    index = WhooshIndex(shelf.files)
    before = index.cursor()

    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    await shelf.ask("Hub two with a zebra")
    with monkeypatch.context() as patch:
        patch.setattr("whoosh.writing.SegmentWriter._commit_toc", full)
        with pytest.raises(OSError, match="No space"):
            await shelf.index()
    assert WhooshIndex(shelf.files).cursor() == before
    await shelf.index()
    assert len(await shelf.search("zebra")) == 1


async def test_an_index_can_be_empty(shelf: Shelf):
    await shelf.index()
    assert await shelf.search("zebra") == []
    assert (await shelf.results("zebra", shelf.asker)).guess is None


async def test_a_harmed_index_says_so_instead_of_giving_a_cursor(shelf: Shelf):
    with pytest.raises(IndexBroken):
        WhooshIndex(shelf.files)
