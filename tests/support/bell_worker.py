"""A worker in a process of its own, for tests that kill it: `python -m tests.support.bell_worker URL ATTEMPTS`.

Its listeners hear a bell: each writes one line `listener event` into `limits`, in the job's own transaction, and some
are slow, fail, or kill their worker first.
"""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from forum.bus import Bus, Published
from forum.database import Database, Session
from forum.extension import Extension, Schedule
from forum.settings import Settings
from forum.working import Worker

PAUSE = 0.2  # seconds between attempts
DRAIN = 1.0


@dataclass(frozen=True)
class BellRang:
    how: str = ""


async def note(session: Session, event: BellRang, published: Published) -> None:
    await session.fetchval("INSERT INTO limits VALUES ($1, clock_timestamp(), 1)", f"note {published.id}")


async def play(session: Session, event: BellRang, published: Published) -> None:
    """As the bell says: `slow` takes a while, `fail` always fails, `die` ends the worker."""
    await session.fetchval("INSERT INTO limits VALUES ($1, clock_timestamp(), 1)", f"play {published.id}")
    if event.how.startswith("slow"):
        await asyncio.sleep(float(event.how.removeprefix("slow ")))
    if event.how == "fail":
        raise RuntimeError("the rope broke")
    if event.how == "die":
        os.kill(os.getpid(), signal.SIGKILL)


async def tick(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await session.fetchval("INSERT INTO limits VALUES ('tick', clock_timestamp(), 1)")


EXTENSION = Extension("bell", after={BellRang: (note, play)}, schedules=(Schedule("bell.tick", "0 0 1 1 *", tick),))


async def main(url: str, attempts: int) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = Database(url, Bus([EXTENSION]))
    delays = (PAUSE,) * attempts
    worker = Worker(database, Settings(data=Path("unused")), EXTENSION.schedules, delays=delays, drain=DRAIN)
    sys.stdout.write("here\n")
    sys.stdout.flush()
    await worker.run(stop)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
