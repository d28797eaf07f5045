"""Workers as processes: killed, stopped, several at once; every effect happens once."""

import asyncio
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from forum.bus import Bus, publish
from forum.database import Database
from tests.support.bell_worker import EXTENSION, BellRang
from tests.support.postgres import SessionPostgres

pytestmark = pytest.mark.live
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def belfry(postgres: SessionPostgres) -> AsyncIterator[Database]:
    """A database of its own that commits."""
    postgres.drop("belfry")
    database = Database(postgres.create("belfry", template="template"), Bus([EXTENSION]))
    yield database
    await database.close()
    postgres.drop("belfry")


@pytest.fixture
def workers(belfry: Database) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts one; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[bytes]] = []

    def start(attempts: int = 8) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.support.bell_worker", belfry.url, str(attempts)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout
        assert process.stdout.readline() == b"here\n"
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


async def ring(database: Database, *hows: str) -> list[int]:
    ids = []
    async with database.writing() as session:
        for how in hows:
            ids.append((await publish(session, BellRang(how))).id)
    return ids


async def effects(database: Database) -> Counter[str]:
    async with database.reading() as session:
        rows = await session.fetch("SELECT key FROM limits WHERE key ~ '^(note|play)'")
    return Counter(row["key"] for row in rows)


async def jobs(database: Database) -> list[tuple[int, bool, str | None]]:
    async with database.reading() as session:
        rows = await session.fetch("SELECT attempts, held_at IS NOT NULL, error FROM jobs ORDER BY id")
    return [tuple(row) for row in rows]


async def until(asked: Callable[[], Awaitable[object]], seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not await asked():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.05)


def all_done(database: Database, number: int):
    async def asked() -> bool:
        return len(await effects(database)) == number and await jobs(database) == []

    return asked


async def test_a_worker_killed_in_the_middle_of_jobs_again_and_again_does_each_of_them_once(belfry, workers) -> None:
    ids = await ring(belfry, *(f"slow {0.02 * (number % 4)}" for number in range(60)))
    for _ in range(6):
        worker = workers()
        await asyncio.sleep(0.25)
        worker.kill()
        worker.wait()
    workers()
    await until(all_done(belfry, 2 * len(ids)))
    assert set((await effects(belfry)).values()) == {1}


async def test_several_workers_share_the_jobs_and_none_is_done_twice(belfry, workers) -> None:
    for _ in range(3):
        workers()
    ids = await ring(belfry, *(["slow 0.01"] * 100))
    await until(all_done(belfry, 2 * len(ids)))
    assert set((await effects(belfry)).values()) == {1}


async def test_poisoned_jobs_are_held_after_eight_attempts_and_block_nobody(belfry, workers) -> None:
    workers()
    [poisoned] = await ring(belfry, "fail")
    healthy = await ring(belfry, *([""] * 20))
    await until(lambda: seen(belfry, {f"play {event_id}" for event_id in healthy}), 3.0)

    async def is_held() -> bool:
        return await jobs(belfry) == [(8, True, "RuntimeError: the rope broke")]

    await until(is_held)
    assert (await effects(belfry))[f"play {poisoned}"] == 0


async def seen(database: Database, keys: set[str]) -> bool:
    return keys <= set(await effects(database))


async def test_a_job_that_kills_its_worker_is_held_in_the_end(belfry, workers) -> None:
    await ring(belfry, "die")
    for _ in range(3):
        assert workers(attempts=3).wait(10) == -signal.SIGKILL
    workers(attempts=3)

    async def is_held() -> bool:
        return [(attempts, held) for attempts, held, _ in await jobs(belfry)] == [(3, True)]

    await until(is_held)


async def test_sigterm_finishes_what_runs_and_gives_back_what_is_too_long(belfry, workers) -> None:
    worker = workers()
    quick, long = await ring(belfry, "slow 0.5", "slow 60")
    await until(lambda: seen(belfry, {f"note {long}"}))
    began = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0
    assert time.monotonic() - began < 5
    assert f"play {quick}" in await effects(belfry)
    assert await jobs(belfry) == [(0, False, None)]


async def test_a_worker_outlives_the_loss_of_its_connections(belfry, workers) -> None:
    worker = workers()
    await ring(belfry, "")
    await until(all_done(belfry, 2))
    async with belfry.writing() as session:
        await session.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    await ring(belfry, "")
    await until(all_done(belfry, 4))
    assert worker.poll() is None


async def test_a_schedule_runs_once_however_many_workers_there_are(belfry, workers) -> None:
    workers()

    async def is_entered() -> bool:
        async with belfry.reading() as session:
            return bool(await session.fetchval("SELECT count(*) FROM schedules"))

    await until(is_entered)
    async with belfry.writing() as session:
        await session.fetchval("UPDATE schedules SET next_at = clock_timestamp() - interval '1 hour'")
    workers()
    workers()

    async def has_run() -> bool:
        async with belfry.reading() as session:
            row = await session.fetchrow("SELECT last_at, last_error, next_at > now() AS later FROM schedules")
        return bool(row["last_at"] and row["later"] and not row["last_error"])

    await until(has_run)
    async with belfry.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM limits WHERE key = 'tick'") == 1
