"""run(): the search process from its first lock to its last answer."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from forum import kept_process
from forum.kept_process import KeptProcess
from forum.search.engines.choosing import files_of, is_installed, new_reader
from forum.search.engines.keeping import Keeper
from forum.search.process.answering import Answering
from forum.search.process.beating import Standing, beat
from forum.search.process.door import Door
from forum.search.process.source import DirectSource
from forum.settings import Settings

REST = 0.5  # seconds between two looks
WAIT = 2.0  # seconds until one that may not write asks again
LONGEST_PAUSE = 15.0  # seconds after failing again and again: the disk may be full, PostgreSQL away
log = logging.getLogger("talkoot.search")


class Stopped(Exception):
    """There is no more time for a new index."""


def search_process(settings: Settings) -> Sequence[KeptProcess]:
    """Where PostgreSQL answers, or nothing else can, there is none."""
    if settings.search_engine == "postgres":
        return ()
    if not is_installed(settings.search_engine):
        name = settings.search_engine
        log.warning("PostgreSQL answers searches: %s is not installed. pip install 'talkoot[%s]'", name, name)
        return ()
    return (KeptProcess("search", "forum.search.process"),)


def run(settings: Settings, *, with_parent: bool = False) -> None:
    kept_process.run(serve, settings, with_parent=with_parent)


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """Until `stop`. Of several on one machine one holds the index; the others wait for its place."""
    source = DirectSource(settings.direct_url or "")
    files = files_of(settings)
    try:
        while not stop.is_set():
            with files.writing() as mine:
                if mine:
                    await tend(settings, source, stop)
            await rest(REST if mine else WAIT, stop)
    finally:
        await source.close()


async def tend(settings: Settings, source: DirectSource, stop: asyncio.Event) -> None:
    """Keep the index and answer, until `stop` or until nobody finds the way to our door any more."""
    keeper = Keeper(source, files_of(settings))
    standing = Standing(keeper, settings.search_engine)
    engine = new_reader(settings.search_engine, keeper.files.folder)
    door, left = Door(keeper.files.folder), asyncio.Event()
    beating = asyncio.create_task(beat(source, standing, left))
    try:
        async with Answering(engine, standing.behind).at(door.socket):
            await keep(keeper, standing, door, stop=stop)
    finally:
        door.close()
        left.set()
        await beating
        engine.close()


async def keep(keeper: Keeper, standing: Standing, door: Door, *, stop: asyncio.Event) -> None:
    """What is being written at `stop` is finished; what is being built is given up."""

    def building(done: int, of: int) -> None:
        standing.share = 100 * done // max(1, of)
        if stop.is_set():
            raise Stopped

    keeper.progress, pause = building, REST
    while door.is_there() and not stop.is_set():
        try:
            await keeper.look()
            standing.settled()
            pause = REST
        except Stopped:
            return
        except Exception as fault:
            standing.share, standing.trouble = None, f"{type(fault).__name__}: {fault}"[:500]
            pause = min(pause * 2, LONGEST_PAUSE)
            log.warning("The search index could not be kept and is tried again in %.0f s: %r", pause, fault)
        await rest(pause, stop)


async def rest(seconds: float, stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
