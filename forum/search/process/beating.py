"""What the search process says of itself each few seconds, for `talkoot doctor` and the page of health."""

import asyncio
import os
import socket
import time
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from forum.search.engines.keeping import Keeper
from forum.search.process.source import DirectSource

EVERY = 5.0  # seconds
BEAT = """
INSERT INTO search_beats AS b
       (name, engine, version, threads, bytes, behind, share, trouble, built_at, began_at, beat_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), clock_timestamp())
ON CONFLICT (name) DO UPDATE
   SET threads = $4, bytes = $5, behind = $6, share = $7, trouble = $8, built_at = $9, beat_at = clock_timestamp(),
       ended_at = NULL
"""
FORGET = "DELETE FROM search_beats WHERE beat_at < clock_timestamp() - interval '1 day'"
END = "UPDATE search_beats SET ended_at = clock_timestamp() WHERE name = $1"


class Standing:
    """How the index stands, as its keeper sees it."""

    def __init__(self, keeper: Keeper, engine: str):
        self.keeper, self.engine = keeper, engine
        self.began = time.monotonic()
        self.share: int | None = None  # of a new index, while one is built
        self.trouble = ""

    def settled(self) -> None:
        self.share, self.trouble = None, ""

    def behind(self) -> float:
        """Seconds since it was level with the documents, or since there might have been an index."""
        return time.monotonic() - (self.keeper.level_at or self.began)


async def beat(source: DirectSource, standing: Standing, stop: asyncio.Event) -> None:
    name = f"{socket.gethostname()}:{os.getpid()}"
    while not stop.is_set():
        with suppress(Exception):
            values = await asyncio.to_thread(said, standing)
            async with source.reading() as connection:
                await connection.execute(BEAT, name, standing.engine, own_version(), *values)
                await connection.execute(FORGET)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY)
    with suppress(Exception):
        async with source.reading() as connection:
            await connection.execute(END, name)


def said(standing: Standing) -> tuple[object, ...]:
    keeper = standing.keeper
    index, behind = keeper.index, standing.behind() if keeper.level_at else None
    threads = index.threads() if index is not None else 0
    return threads, keeper.files.size(), behind, standing.share, standing.trouble, keeper.files.built_at()


def own_version() -> str:
    try:
        return version("talkoot")
    except PackageNotFoundError:
        return ""
