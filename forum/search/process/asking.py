"""ProcessEngine: how those who serve pages ask the search process."""

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Any

from forum.search.engines.base import DEADLINE, Engine, EngineDown, Found
from forum.search.engines.files import FOLDER
from forum.search.process.door import address_in
from forum.search.process.wire import NotUnderstood, asked, found_in, frame, read_frame
from forum.search.query import Query
from forum.settings import Settings


def engine_of(settings: Settings) -> Engine | None:
    """What answers searches here; None is PostgreSQL's own search, which needs no process."""
    if settings.search_engine == "postgres":
        return None
    return ProcessEngine(settings.data / FOLDER, settings.search_engine)


class ProcessEngine:
    """A connection for each search: the process may have been started again, or be another one by now."""

    def __init__(self, folder: Path, engine: str, deadline: float = DEADLINE):
        self.folder, self.name, self.deadline = folder, engine, deadline

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        try:
            async with asyncio.timeout(self.deadline):
                return found_in(await self.told(asked(query, allowed, self.name)))
        except TimeoutError:
            raise EngineDown("it takes too long") from None
        except (OSError, NotUnderstood) as fault:
            raise EngineDown(f"the search process does not answer: {fault!r}") from None

    async def told(self, question: dict[str, Any]) -> dict[str, Any]:
        with address_in(self.folder) as address:
            reader, writer = await asyncio.open_unix_connection(address)
        try:
            writer.write(frame(question))
            return await read_frame(reader)
        finally:
            writer.close()
