"""DirectSource: documents by one connection of asyncpg, made again when it is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from forum.addresses import for_asyncpg

PATIENCE = 10.0  # seconds to connect
SLOWEST = 120.0  # seconds of a statement; counting a very large forum takes long


class DirectSource:
    """For one process; whoever reads waits for whoever reads already."""

    def __init__(self, url: str):
        self.url = for_asyncpg(url)
        self.turn = asyncio.Lock()
        self.connection: Any = None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Any]:
        async with self.turn:
            if self.connection is None or self.connection.is_closed():
                # No statement has a name: there may be a pooler in between.
                self.connection = await asyncpg.connect(
                    self.url, timeout=PATIENCE, command_timeout=SLOWEST, statement_cache_size=0
                )
            yield self.connection

    @asynccontextmanager
    async def steady(self) -> AsyncIterator[Any]:
        async with self.reading() as connection, connection.transaction():
            yield connection

    async def close(self) -> None:
        if self.connection is not None and not self.connection.is_closed():
            self.connection.terminate()
