"""Every engine that keeps files heals: people find what there is meanwhile, and nothing is missing afterwards."""

import shutil

import pytest

from forum.search.engines.base import IndexBroken
from forum.search.engines.choosing import opened_index
from forum.search.engines.files import index_files
from forum.search.engines.keeping import Keeper
from tests.forum.search.shelf import Shelf

HARMS = ("flipped", "cut short", "emptied", "deleted", "of an older make")


def harm(shelf: Shelf, how: str) -> None:
    path = shelf.files.current()
    if how == "deleted":
        shutil.rmtree(path)
        (shelf.files.folder / "current").unlink()
    elif how == "of an older make":
        old = path.with_name("index-0-old")
        path.rename(old)
        (shelf.files.folder / "current").write_text(old.name)
    elif how == "emptied":
        shutil.rmtree(path)
        path.mkdir()
    else:
        for file in index_files(path):
            bytes_ = file.read_bytes()
            middle = len(bytes_) // 2
            flipped = bytes_[:middle] + bytes([bytes_[middle] ^ 0xFF]) + bytes_[middle + 1 :]
            file.write_bytes(flipped if how == "flipped" else bytes_[:middle])


def start_again(shelf: Shelf) -> None:
    """As a new process would find the files."""
    shelf.start_reading()
    shelf.keeper = Keeper(shelf.database, shelf.files)


@pytest.mark.parametrize("how", HARMS)
async def test_a_harmed_index_is_answered_for_by_postgres_and_built_anew(filed_shelf: Shelf, how: str):
    thread = await filed_shelf.ask("Hub with a zebra")
    await filed_shelf.index()
    assert not (await filed_shelf.results("zebra")).simple
    harm(filed_shelf, how)
    start_again(filed_shelf)
    found = await filed_shelf.results("zebra")
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], True)
    await filed_shelf.index()
    found = await filed_shelf.results("zebra")
    assert ([row.thread.id for row in found.rows], found.simple) == ([thread], False)


async def test_changes_are_taken_in_one_by_one_and_the_cursor_with_them(filed_shelf: Shelf):
    first = await filed_shelf.ask("Hub with a zebra")
    await filed_shelf.index()
    before, path = opened_index(filed_shelf.files).cursor(), filed_shelf.files.current()
    second = await filed_shelf.ask("Lamp with a zebra")
    await filed_shelf.index()
    index = opened_index(filed_shelf.files)
    assert (index.cursor() > before, index.threads(), filed_shelf.files.current()) == (True, 2, path)
    found = await filed_shelf.results("zebra")
    assert ({row.thread.id for row in found.rows}, found.simple) == ({first, second}, False)


async def test_an_index_can_be_empty_and_a_missing_one_says_so(filed_shelf: Shelf):
    with pytest.raises(IndexBroken):
        opened_index(filed_shelf.files)
    await filed_shelf.index()
    found = await filed_shelf.results("zebra")
    assert (found.rows, found.guess, found.simple) == ([], None, False)
