"""A backup holds everything, says when it does not, and brings it back to the last byte."""

import asyncio
import gzip
import io
import json
import shutil
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from forum.addresses import for_asyncpg
from forum.app import build_house
from forum.backups.archive import BadBackup
from forum.backups.archive.deeds import bring_back, clear_away, make_backup, on_shelf, shelf_of, silent, try_out
from forum.migrating import downgrade, numbers, upgrade
from forum.settings import Settings
from forum.stores import Store, store_at
from forum.web.house import House
from tests.support.bucket import KEY, bucket
from tests.support.cast import Cast
from tests.support.postgres import SessionPostgres, place
from tests.support.scene import Scene

pytestmark = pytest.mark.live
PICTURE = "a" * 26 + "-4x4.png"


@pytest.fixture
def folder() -> Iterator[Path]:
    with place() as here:
        yield here


@pytest.fixture
async def forum_at(
    postgres: SessionPostgres, settings: Settings, folder: Path
) -> AsyncIterator[Callable[[str], House]]:
    """Forums of their own, each with a database and a data folder, and one shelf for all their backups."""
    houses: dict[str, House] = {}

    def open_one(name: str) -> House:
        postgres.drop(name)
        url = postgres.create(name, template="template")
        (folder / name).mkdir()
        given: dict[str, Any] = {
            "data": folder / name,
            "database_url": url,
            "direct_url": url,
            "uploads_url": str(folder / name / "up"),
        }
        houses[name] = build_house(replace(settings, **given, backups_url=str(folder / "shelf")))
        return houses[name]

    yield open_one
    for name, house in houses.items():
        await house.database.close()
        postgres.drop(name)


@pytest.fixture
async def lived_in(forum_at):
    """Two people, a thread, an answer, and a picture with its row."""
    house = forum_at("backed_up")
    cast, scene = Cast(house.database), Scene(house.database)
    asked = await scene.ask(await cast.asha(), title="Why does it say «\t\\N\n»?", body="Tabs\tand \\ and 'quotes'")
    await scene.answer(await cast.bo(), asked.thread_id, "Because of ștefan, Привет and 🎉")
    await put(store_at(house.settings.uploads_url, spread=True))
    sql = "INSERT INTO uploads (name, size, created_at) VALUES ($1, 5, now()), ('lost', 1, now())"
    await ask(house, sql, PICTURE)
    return house


async def put(store: Store) -> None:
    await store.put(PICTURE, b"pixel")


async def ask(house: House, sql: str, *args: object) -> Any:
    connection = await asyncpg.connect(for_asyncpg(house.settings.database_url or ""))
    try:
        return await connection.fetch(sql, *args)
    finally:
        await connection.close()


async def rows(house: House) -> list[Any]:
    tables = ("users", "threads", "posts", "events", "follows", "uploads")
    return [await ask(house, f"SELECT t::text FROM {table} t ORDER BY 1") for table in tables]


async def test_what_is_brought_back_elsewhere_is_the_same_and_goes_on(lived_in, forum_at) -> None:
    manifest = await make_backup(lived_in, silent)
    assert manifest.missing == ["lost"]
    other = forum_at("brought_back")
    await bring_back(other, manifest.name, silent, replace=False)
    assert await rows(other) == await rows(lived_in)
    assert await store_at(other.settings.uploads_url, spread=True).get(PICTURE) == b"pixel"
    size = (Path(other.settings.backups_url) / manifest.name).stat().st_size
    assert await ask(other, "SELECT state, name, size FROM backup_runs") == [("done", manifest.name, size)]
    again = await Scene(other.database).ask(await Cast(other.database).lin(), category="more")  # no number comes twice
    assert again.thread_id > (await ask(lived_in, "SELECT max(id) AS id FROM threads"))[0]["id"]


async def test_tables_that_a_worker_made_are_left_to_the_worker(lived_in, forum_at) -> None:
    vectors = "CREATE TABLE vectors_1 (thread_id bigint PRIMARY KEY REFERENCES threads (id))"
    await ask(lived_in, vectors)
    await ask(lived_in, "INSERT INTO vectors_1 SELECT id FROM threads")
    manifest = await make_backup(lived_in, silent)
    other = forum_at("brought_back")
    await ask(other, vectors)
    await bring_back(other, manifest.name, silent, replace=False)
    assert await rows(other) == await rows(lived_in)
    assert await ask(other, "SELECT to_regclass('vectors_1') IS NULL AS gone") == [(True,)]


async def test_trying_one_out_compares_every_row(lived_in) -> None:
    manifest = await make_backup(lived_in, silent)
    steps: list[str] = []
    assert (await try_out(lived_in, manifest.name, lambda step, _done, _of: steps.append(step))).rows == manifest.rows
    assert "comparing posts" in steps
    found = await ask(lived_in, "SELECT deed, state, share FROM backup_runs ORDER BY id")
    assert [tuple(row) for row in found] == [("create", "done", 100), ("verify", "done", 100)]


@pytest.mark.parametrize("harm", ["flip", "cut", "words"])
async def test_a_harmed_backup_is_found_out_and_changes_nothing(lived_in, forum_at, harm) -> None:
    manifest = await make_backup(lived_in, silent)
    path = Path(lived_in.settings.backups_url) / manifest.name
    harmed(path, harm)
    with pytest.raises(BadBackup):
        await try_out(lived_in, manifest.name, silent)
    assert (await ask(lived_in, "SELECT state FROM backup_runs WHERE deed = 'verify'"))[0]["state"] == "failed"
    other = forum_at("brought_back")
    with pytest.raises(BadBackup):
        await bring_back(other, manifest.name, silent, replace=False)
    assert await ask(other, "SELECT id FROM threads") == []


def harmed(path: Path, harm: str) -> None:
    """A bit turned over, the end missing, or other words in a whole file."""
    content = bytearray(path.read_bytes())
    with tarfile.open(path) as tar:
        posts = tar.getmember("tables/posts.copy.gz")
    if harm == "words":
        rewritten(
            path, "tables/posts.copy.gz", lambda old: gzip.compress(gzip.decompress(old).replace(b"Tabs", b"Taps"))
        )
        return
    if harm == "flip":
        content[posts.offset_data + posts.size // 2] ^= 0x55
    else:
        del content[posts.offset_data :]
    path.write_bytes(content)


async def test_a_forum_with_people_in_it_is_not_replaced_unless_told(lived_in) -> None:
    manifest = await make_backup(lived_in, silent)
    before = await rows(lived_in)
    await ask(lived_in, "UPDATE posts SET body_source = 'defaced'")
    with pytest.raises(BadBackup, match="not empty"):
        await bring_back(lived_in, manifest.name, silent, replace=False)
    await bring_back(lived_in, manifest.name, silent, replace=True)
    assert await rows(lived_in) == before


async def test_a_backup_of_a_newer_talkoot_is_refused(lived_in, forum_at) -> None:
    manifest = await make_backup(lived_in, silent)
    path = Path(lived_in.settings.backups_url) / manifest.name
    newer = {"schema": "9999"}
    rewritten(path, "manifest.json", lambda old: json.dumps({**json.loads(old), **newer}).encode())
    with pytest.raises(BadBackup, match="schema 9999"):
        await bring_back(forum_at("brought_back"), manifest.name, silent, replace=False)


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """The same backup with something else in this part of it."""
    draft = path.with_suffix(".new")
    with tarfile.open(path) as old, tarfile.open(draft, "w") as new:
        for member in old:
            file = old.extractfile(member)
            content = file.read() if file else b""
            if member.name == name:
                content = change(content)
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    shutil.move(draft, path)


async def test_a_backup_of_an_older_schema_is_brought_forward(lived_in, forum_at) -> None:
    older = numbers()[-2]
    url = lived_in.settings.database_url
    before = await rows(lived_in)
    await asyncio.to_thread(downgrade, url, older)
    await asyncio.to_thread(upgrade, url, older)
    manifest = await make_at(lived_in, older)
    other = forum_at("brought_back")
    await bring_back(other, manifest, silent, replace=False)
    assert await rows(other) == before
    assert (await ask(other, "SELECT version_num FROM alembic_version"))[0]["version_num"] == numbers()[-1]


async def make_at(house: House, schema: str) -> str:
    """As the older version would have made it, which knew nothing of the newest tables."""
    from forum.backups.archive.restoring import connected
    from forum.backups.archive.writing import make

    shelf = Path(house.settings.backups_url)
    shelf.mkdir(exist_ok=True)  # noqa: ASYNC240
    async with connected(house.settings.database_url or "") as connection:
        pictures = store_at(house.settings.uploads_url, spread=True)
        manifest = await make(connection, house.settings, pictures, folder=shelf, told=silent)
    assert manifest.schema == schema
    return manifest.name


async def test_old_ones_are_cleared_away_from_a_bucket(forum_at, monkeypatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a secret of the tests")
    with bucket() as server:
        house = forum_at("in_a_bucket")
        house.settings = replace(house.settings, backups_url=server.place("kept"), backups_kept=(1, 0, 0))
        manifest = await make_backup(house, silent)
        await shelf_of(house.settings).put("talkoot-20200101-000000.tar", b"old")
        assert await clear_away(house) == ["talkoot-20200101-000000.tar"]
        assert [name for name, _size in await on_shelf(house.settings)] == [manifest.name]
        await try_out(house, manifest.name, silent)
