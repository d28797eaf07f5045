"""What is exported and imported into an empty forum is the same forum: its next export says the same."""

import gzip
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from forum.bus import Bus
from forum.database import Database, Session
from forum.exporting.queries import Scope
from forum.exporting.writing import Occupied, write_archive
from forum.importing.actions.archive import Wanted, import_archive
from forum.one_transaction import one_transaction
from forum.settings import Settings
from forum.web.site import Site
from reputation.book.recount import recount
from tests.support.databases import lasting
from tests.support.scene import Scene
from tests.support.told import TOLD_ONCE, Demonstration

CLEARED = (
    "TRUNCATE threads, posts, users, tags, categories, events, imported, votes, ledger_entries RESTART IDENTITY CASCADE"
)
NAMED = re.compile(r"^(.+)\.(jsonl|tsv)(\.gz)?$")


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The lines of every file, with topics and posts named by their places instead of their ids."""
    files = {}
    for path in sorted(folder.iterdir()):
        if found := NAMED.match(path.name):
            text = (gzip.decompress(path.read_bytes()) if found[3] else path.read_bytes()).decode()
            files[found[1]] = text
    topics = [json.loads(line) for line in files["topics"].splitlines()]
    posts = [json.loads(line) for line in files["posts"].splitlines()]
    threads = {row["id"]: place for place, row in enumerate(topics)}
    own = {row["id"]: place for place, row in enumerate(posts)}
    return {name: [renamed(json.loads(line), threads, own) for line in text.splitlines()]
            for name, text in files.items() if name != "links"}  # fmt: skip


def renamed(row: dict[str, Any], threads: dict[int, int], own: dict[int, int]) -> dict[str, Any]:
    if "title" in row and "slug" in row:
        row["id"] = threads[row["id"]]
    elif "id" in row:
        row["id"] = own.get(row["id"]) if "likes" in row or "edited_by" in row else 0
    for column in ("topic_id", "duplicate_of"):
        if column in row:
            row[column] = threads[row[column]]
    if "md" in row:
        row["md"] = re.sub(r"/t/(\d+)/", lambda found: f"/t/{threads.get(int(found[1]), found[1])}/", row["md"])
        row["md"] = re.sub(r"(/p/|#post-)(\d+)", lambda found: f"{found[1]}{own.get(int(found[2]))}", row["md"])
    return row


@pytest.fixture
async def told(demonstration: Demonstration, bus: Bus) -> AsyncIterator[Database]:
    async with lasting(demonstration.copy("exported"), bus) as (database, _settle):
        yield database


@TOLD_ONCE
async def test_the_demonstration_survives_the_journey(told: Database, settings: Settings, tmp_path: Path) -> None:
    async with told.writing() as session:
        await session.raw.execute("ANALYZE")  # a copy has no statistics of its own yet
    for scope in (Scope.of(everything=False), Scope.of(everything=True)):
        name = "all" if scope.names_voters else "public"
        first, second = tmp_path / f"{name} first", tmp_path / f"{name} second"
        async with told.reading() as session:
            await write_archive(session, first, scope, site=Site(settings), packed=True)
        await journey(told, first, second, scope, settings=settings)
        before, after = read(first), read(second)
        assert before["topics"]
        for file, rows in before.items():
            assert after[file] == rows, f"{name}: {file}"


async def journey(database: Database, first: Path, second: Path, scope: Scope, *, settings: Settings) -> None:
    """Brings the first archive into an empty forum and writes that one down as the second."""
    async with one_transaction(database, keep=False) as empty:
        async with empty.writing() as session:
            await session.raw.execute(CLEARED)
        report = await import_archive(empty, first, "moved", wanted=Wanted(staff=True))
        assert all(tally.adds_up and not +tally.left_out for tally in report.kinds.values()), report.as_json()
        async with empty.reading() as session:
            await write_archive(session, second, scope, site=Site(settings))
            assert (await recount(session)).drift == 0


async def test_what_is_not_public_stays_unless_all_is_wanted(
    database: Database, settings: Settings, scene: Scene, people: Any, tmp_path: Path
) -> None:
    await scene.ask(await people.lin(), title="Everybody may read this")
    await export(database, settings, tmp_path / "before")
    async with database.writing() as session:
        await session.raw.execute("UPDATE categories SET visibility = 'staff' WHERE slug = 'help'")
    await export(database, settings, tmp_path / "after")
    assert "Everybody may read this" in (tmp_path / "before" / "topics.jsonl").read_text()
    assert (tmp_path / "after" / "topics.jsonl").read_text() == ""
    assert (tmp_path / "after" / "users.jsonl").read_text() == ""
    async with database.reading() as session:
        report = await write_archive(session, tmp_path / "all", Scope.of(everything=True), site=Site(settings))
    assert report.kinds["topics"].made == 1
    every = "".join(path.read_text() for path in (tmp_path / "all").iterdir())
    assert "@example" not in every


async def export(database: Database, settings: Settings, folder: Path) -> None:
    async with database.reading() as session:
        await write_archive(session, folder, Scope.of(everything=False), site=Site(settings))


async def test_a_folder_with_something_in_it_is_left_alone(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    async with database.reading() as session:
        with pytest.raises(Occupied, match="not empty"):
            await write_archive(session, tmp_path, Scope.of(everything=False), site=Site(settings))


async def test_an_export_that_broke_off_leaves_no_folder(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    def break_off(*_told: object) -> None:
        raise KeyboardInterrupt

    async with database.reading() as session:
        with pytest.raises(KeyboardInterrupt):
            await write(session, tmp_path / "new", settings, break_off)
    assert not (tmp_path / "new").exists()
    async with database.reading() as session:
        await write(session, tmp_path / "new", settings, lambda *_told: None)
    assert names_in(tmp_path) == ["new"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def write(session: Session, folder: Path, settings: Settings, told: Any) -> None:
    await write_archive(session, folder, Scope.of(everything=False), site=Site(settings), told=told)
