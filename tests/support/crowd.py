"""Many at once: a database that commits, and a way to let everybody go at the same moment."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from typing import Any

from forum.bus import Bus
from forum.database import Database
from tests.support.postgres import SessionPostgres


@asynccontextmanager
async def committing(postgres: SessionPostgres, name: str, bus: Bus) -> AsyncIterator[Database]:
    """A database of its own, dropped afterwards."""
    postgres.drop(name)
    database = Database(postgres.create(name, template="template"), bus)
    try:
        yield database
    finally:
        await database.close()
        postgres.drop(name)


async def all_at_once(deeds: Iterable[Awaitable[Any]]) -> list[Any]:
    """What each came to: its result, or the exception that it raised."""
    return await asyncio.gather(*deeds, return_exceptions=True)


def kinds(results: Iterable[Any]) -> Counter[str]:
    """How many of each: exceptions by name, everything else as "done"."""
    return Counter(type(each).__name__ if isinstance(each, BaseException) else "done" for each in results)
