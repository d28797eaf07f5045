"""The search process at its door: each question gets its answer, or why there is none."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from forum.search.engines.base import EngineDown
from forum.search.engines.reading import FileEngine
from forum.search.process.wire import NotUnderstood, answered, frame, query_of, read_frame

BEHIND = 60.0  # seconds that the index may lag and still be asked
PATIENCE = 5.0  # seconds for a question to come in
LAST_WORDS = 1.0  # seconds for answers that are under way when the door closes
log = logging.getLogger("talkoot.search")


class Answering:
    """`behind` says for how many seconds the index has not been level with the documents."""

    def __init__(self, engine: FileEngine[Any], behind: Callable[[], float] = lambda: 0.0):
        self.engine, self.behind = engine, behind
        self.talks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def at(self, listener: socket.socket) -> AsyncIterator[None]:
        """For as long as the block lasts; who has asked by then is still answered."""
        server = await asyncio.start_unix_server(self.talk, sock=listener)
        try:
            yield
        finally:
            server.close()
            if self.talks:
                await asyncio.wait(self.talks, timeout=LAST_WORDS)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - we are in one
        self.talks.add(task)
        try:
            async with asyncio.timeout(PATIENCE):
                said = await read_frame(reader)
            writer.write(frame(await self.answer(said)))
            await writer.drain()
        except (OSError, NotUnderstood):  # a timeout is one of these; who asked has gone, or is none of ours
            pass
        finally:
            self.talks.discard(task)
            writer.close()

    async def answer(self, said: dict[str, Any]) -> dict[str, Any]:
        try:
            if said.get("engine") != self.engine.name:
                raise EngineDown(f"here answers {self.engine.name}")
            if (late := self.behind()) > BEHIND:
                raise EngineDown(f"the index is {late:.0f} s behind")
            return answered(await self.engine.hits(query_of(said), said.get("allowed", ())))
        except (EngineDown, NotUnderstood) as why:
            return {"down": str(why)}
