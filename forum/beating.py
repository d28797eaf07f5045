"""A worker's sign of life, each ten seconds, so that a dead one is noticed before its work is missed."""

import asyncio
import os
import socket
from contextlib import suppress

from sqlalchemy import text

from forum.database import Database

EVERY = 10.0  # seconds
DEAD = 45  # seconds without a sign
BEAT = text("""
INSERT INTO worker_beats (name, version, began_at, beat_at)
VALUES (:name, :version, clock_timestamp(), clock_timestamp())
ON CONFLICT (name) DO UPDATE SET beat_at = clock_timestamp(), ended_at = NULL
""")
FORGET = text("DELETE FROM worker_beats WHERE beat_at < clock_timestamp() - interval '1 day'")
END = text("UPDATE worker_beats SET ended_at = clock_timestamp() WHERE name = :name")


async def beat(database: Database, version: str, stop: asyncio.Event) -> None:
    """Until `stop`; past the waiting of read-only mode, since a worker that waits is not dead."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    while not stop.is_set():
        with suppress(Exception):
            async with database.engine.begin() as connection:
                await connection.execute(BEAT, {"name": name, "version": version})
                await connection.execute(FORGET)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY)
    with suppress(Exception):
        async with database.engine.begin() as connection:
            await connection.execute(END, {"name": name})
