"""What workers do about backups: whatever is wanted, one at a time on all machines, in a process of its own."""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from dataclasses import replace

from forum.actor import SYSTEM
from forum.backups.actions import Ended, Wanted, end_run, take_wanted, want_backup, want_trial
from forum.backups.archive.deeds import clear_away
from forum.database import Database
from forum.settings import Settings

REST = 3.0  # seconds between two looks
log = logging.getLogger("talkoot.backups")


async def keep_backups(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop` is set: take what is wanted and do it."""
    while not stop.is_set():
        try:
            async with database.writing() as session:
                session.writes_unseen()
                wanted = await take_wanted(session)
            if wanted:
                await do(database, settings, wanted, stop=stop)
        except Exception as wrong:
            log.warning("Backups could not be looked after: %r", wrong)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), REST)


async def do(database: Database, settings: Settings, wanted: Wanted, *, stop: asyncio.Event) -> None:
    """In a process of its own, which notes by itself how it went; what it could not note is noted here."""
    words = ["backup", wanted.deed, *([wanted.name] if wanted.name else []), "--wanted", str(wanted.id)]
    # Two addresses may be of one database: the process starts no server of its own.
    given = {"TALKOOT_DATABASE_URL": settings.database_url, "TALKOOT_DIRECT_URL": settings.direct_url}
    env = {**os.environ, **{name: url for name, url in given.items() if url}, "TALKOOT_DATA": str(settings.data)}
    order = (sys.executable, "-m", "forum.cli", *words)
    process = await asyncio.create_subprocess_exec(*order, env=env, stderr=asyncio.subprocess.PIPE)
    ended, stopped = asyncio.create_task(process.communicate()), asyncio.create_task(stop.wait())
    await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        process.terminate()
    said = (await ended)[1].decode(errors="replace").strip().splitlines()
    stopped.cancel()
    if process.returncode:
        error = said[-1] if said else f"It ended with code {process.returncode}."
        log.error("A backup (%s) failed: %s", wanted.deed, error)
        async with database.writing() as session:
            await end_run(session, wanted.id, Ended(error, wanted.name))
    elif wanted.deed == "create" and wanted.asked_by_id is None:
        await prune(database, settings)


async def prune(database: Database, settings: Settings) -> None:
    from forum.app import build_house

    await clear_away(build_house(replace(settings, database_url=settings.database_url), database))


async def want_nightly(database: Database, settings: Settings) -> None:
    if settings.backups:
        async with database.writing() as session:
            await want_backup(session, SYSTEM)


async def want_weekly_trial(database: Database, settings: Settings) -> None:
    if settings.backups:
        async with database.writing() as session:
            await want_trial(session, SYSTEM, "")
