"""Making, trying out, bringing back and clearing away, each as a whole, with its row that says how far it is."""

import asyncio
import logging
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from forum.backups.actions import Ended, begin_run, close_runs, end_run, note_gone, note_step
from forum.backups.archive import BadBackup, Manifest, Told, manifest_from
from forum.backups.archive.reading import fetch, opened
from forum.backups.archive.restoring import connected, is_empty, put_pictures, restore, tried_out
from forum.backups.archive.writing import key_mark, make
from forum.backups.retention import NAME, to_keep
from forum.search.engines.choosing import files_of
from forum.settings import Settings
from forum.stores import Store, store_at
from forum.uploads.places import store_of
from forum.web.house import House

ALONE = 7_265_114  # advisory lock: one at a time, on all machines
DRAFTS = "backup-draft-"
DAY = 24 * 3600
BEAT = 1.0  # seconds
log = logging.getLogger("talkoot.backups")


def shelf_of(settings: Settings) -> Store:
    return store_at(settings.backups_url)


async def make_backup(house: House, told: Told, *, run_id: int | None = None) -> Manifest:
    """A new backup on the shelf, whole, or BadBackup and nothing."""
    async with noted(house, "create", run_id, told=told) as run, alone(house):
        with drafts(house.settings) as folder:
            async with connected(direct(house)) as connection:
                manifest = await make(
                    connection, house.settings, store_of(house.settings), folder=folder, told=run.told
                )
            size = (folder / manifest.name).stat().st_size
            run.told("keeping", 99, 100)
            shelf = shelf_of(house.settings)
            await shelf.put_file(manifest.name, folder / manifest.name)
            await shelf.put(f"{manifest.name}.json", manifest.as_json())
        run.ended = Ended("", manifest.name, size, manifest.rows, len(manifest.pictures))
    return manifest


async def try_out(house: House, name: str, told: Told, *, run_id: int | None = None) -> Manifest:
    """BadBackup unless a scratch server can be filled from it and gives the same again."""
    async with noted(house, "verify", run_id, name=name, told=told) as run:
        with drafts(house.settings) as folder:
            path = await fetch(shelf_of(house.settings), name, folder, told=run.told)
            manifest = await asyncio.to_thread(opened, path, folder, run.told)
            path.unlink()
            await tried_out(manifest, folder, run.told)
        run.ended = Ended("", name, 0, manifest.rows, len(manifest.pictures))
    return manifest


async def bring_back(house: House, name: str, told: Told, *, replace: bool) -> Manifest:
    """The forum is what it was then. BadBackup, and all as before, where it is not empty and `replace` not said."""
    if not replace and not await is_empty(direct(house)):
        raise BadBackup("this forum is not empty: say --replace to lose what is in it")
    async with alone(house):
        with drafts(house.settings) as folder:
            shelf = shelf_of(house.settings) if NAME.fullmatch(name) else None
            path = await fetch(shelf, name, folder, told=told) if shelf else Path(name)
            size = path.stat().st_size
            manifest = await asyncio.to_thread(opened, path, folder, told)
            await restore(direct(house), manifest, folder, told=told)
            await put_pictures(store_of(house.settings), manifest, folder, told=told)
    async with house.database.writing() as session:
        await close_runs(session, Ended("", manifest.name, size, manifest.rows, len(manifest.pictures)))
    files_of(house.settings).say_broken("a backup was brought back")
    return manifest


def same_key(house: House, manifest: Manifest) -> bool:
    return key_mark(house.settings) == manifest.key_mark


async def on_shelf(settings: Settings) -> list[tuple[str, int]]:
    """Names and sizes, newest first."""
    found = [(each.name, each.size) async for each in shelf_of(settings).kept() if NAME.fullmatch(each.name)]
    return sorted(found, reverse=True)


async def manifest_of(settings: Settings, name: str) -> Manifest | None:
    content = await shelf_of(settings).get(f"{name}.json")
    return manifest_from(content) if content else None


async def clear_away(house: House) -> list[str]:
    """The backups that are kept no longer are gone; which they were."""
    shelf, names = shelf_of(house.settings), [name for name, _size in await on_shelf(house.settings)]
    old = sorted(set(names) - to_keep(names, house.settings.backups_kept))
    for name in old:
        await shelf.take_away(name)
        await shelf.take_away(f"{name}.json")
    async with house.database.writing() as session:
        await note_gone(session, old)
    return old


@dataclass
class Run:
    """A deed under way: what it says of itself, and how it ended."""

    shown: Told
    step: str = ""
    share: int = 0
    ended: Ended | None = None

    def told(self, step: str, done: int, total: int) -> None:
        self.step, self.share = step, min(99, 100 * done // max(1, total))
        self.shown(step, done, total)


@asynccontextmanager
async def noted(house: House, deed: str, run_id: int | None, *, name: str = "", told: Told) -> AsyncIterator[Run]:
    """Its row says how far it is, each second, and in the end how it went."""
    run = Run(told)
    if run_id is None:
        async with house.database.writing() as session:
            run_id = await begin_run(session, deed, name)
    beating = asyncio.create_task(beat(house, run_id, run))
    try:
        yield run
    except BaseException as wrong:
        run.ended = Ended(str(wrong) or type(wrong).__name__, name)
        raise
    finally:
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
        async with house.database.writing() as session:
            await end_run(session, run_id, run.ended or Ended("stopped", name))


async def beat(house: House, run_id: int, run: Run) -> None:
    """A database that is away for a moment misses a beat; the deed itself may not need it now."""
    while True:
        await asyncio.sleep(BEAT)
        try:
            async with house.database.writing() as session:
                session.writes_unseen()
                await note_step(session, run_id, run.step, run.share)
        except Exception as fault:
            log.warning("How far the backup is could not be noted: %r", fault)


@asynccontextmanager
async def alone(house: House) -> AsyncIterator[None]:
    async with connected(direct(house)) as connection:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", ALONE):
            raise BadBackup("another backup is being made or brought back")
        yield


@contextmanager
def drafts(settings: Settings) -> Iterator[Path]:
    """A folder beside the data, not in /tmp, which may be small; what an earlier run left behind when killed goes."""
    for old in settings.data.glob(f"{DRAFTS}*"):
        if old.stat().st_mtime < time.time() - DAY:
            shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=DRAFTS, dir=settings.data) as folder:
        yield Path(folder)


def direct(house: House) -> str:
    return house.settings.direct_url or house.settings.database_url or ""


def silent(_step: str, _done: int, _total: int) -> None: ...
