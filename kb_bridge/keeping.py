"""Vectors for all that lack one: beside the worker's other work, for a rebuild, and for a new embedder from the start.

The setting names the embedder that is wanted. While its space is filled, threads are compared in the old one, or by
words; then everything changes over and topics are grouped anew. Broken off, it goes on where it was.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from forum.database import Database, Session
from forum.settings import Settings
from forum.threads.queries.maps import last_thread_id, public_threads_between
from kb_bridge.actions.rebuilding import forget_open_topics, place_missing
from kb_bridge.actions.spaces import (
    change_over,
    forget_spaces,
    is_due,
    lay_straight,
    note_trouble,
    note_vectors,
    open_space,
)
from kb_bridge.embedders import WORDS, Embedder, NoEmbedder, embedder
from kb_bridge.queries.spaces import SpaceRow, has_vectors, noted, placed_count, space_of, vector_count

SPAN = 1_000  # ids looked at at once
BATCH = 32  # threads a transaction
PAUSE = 30.0  # seconds between two looks for threads that came without an event
log = logging.getLogger("talkoot.bridge")

Told = Callable[[int, int], None]  # (done, total)


def quietly(_done: int, _total: int) -> None:
    """Nobody watches."""


async def keep_meaning(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """In every worker, until `stop`: the space of the wanted embedder is there, whole, and current."""
    while not stop.is_set():
        try:
            if await keep_up(database, settings):
                await place_missing(database)
        except NoEmbedder as why:
            log.warning("Threads are compared by words: %s", why)
            await tell_trouble(database, settings.embedder, str(why))
        except Exception:
            log.exception("Vectors could not be kept up; trying again.")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), PAUSE)


async def keep_up(database: Database, settings: Settings, told: Told = quietly, *, at_once: bool = False) -> bool:
    """One round. Returns whether threads are compared in another space now, and all have to find their places anew. A
    forum in which nothing has been placed loads no model, unless it shall be done `at_once`."""
    async with database.reading() as session:
        possible = await has_vectors(session)
        space = await space_of(session, settings.embedder)
        threads = await placed_count(session)
    if settings.embedder == WORDS or not possible:
        return await back_to_words(database)
    if space is None and not threads and not at_once:
        return False
    provider = await asyncio.to_thread(embedder, settings.embedder, settings.embedder_key)
    async with database.writing() as session:
        space = await open_space(session, provider)
        await note_trouble(session, space, "")
    await fill(database, space, provider, told=told)
    return await finish(database, space)


async def back_to_words(database: Database) -> bool:
    async with database.writing() as session:
        had = await session.fetchval("SELECT EXISTS (SELECT FROM spaces)")
        await forget_spaces(session) if had else None
    return False


async def fill(database: Database, space: SpaceRow, provider: Embedder, *, told: Told = quietly) -> None:
    """Every question that a visitor can read has its vector in this space."""
    async with database.reading() as session:
        last = await last_thread_id(session)
    for first in range(1, last + 1, SPAN):
        async with database.reading() as session:
            lacking = await lacking_between(session, space, first, first + SPAN - 1)
        for start in range(0, len(lacking), BATCH):
            async with database.writing() as session:
                await note_vectors(session, space, provider, lacking[start : start + BATCH])
            told(min(first + (start + BATCH) * SPAN // len(lacking), last), last)
        told(min(first + SPAN, last), last)


async def lacking_between(session: Session, space: SpaceRow, first: int, last: int) -> list[int]:
    threads = [row[0] for row in await public_threads_between(session, first, last)]
    known = await noted(session, space, threads)
    return [each for each in threads if each not in known]


async def finish(database: Database, space: SpaceRow) -> bool:
    """A whole space is laid straight when it has grown enough, and becomes current."""
    async with database.writing() as session:
        count = await vector_count(session, space)
        if is_due(space, count):
            await lay_straight(session, space)
        elif not space.fitted_count:
            return False  # too few threads to take a mean of: words do
        if space.state == "current":
            return False
        await change_over(session, space)
        await forget_open_topics(session)
    return True


async def tell_trouble(database: Database, name: str, words: str) -> None:
    async with database.writing() as session:
        space = await space_of(session, name)
        if space:
            await note_trouble(session, space, words)
