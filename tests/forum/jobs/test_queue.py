"""Events become jobs, jobs are done once, and what fails is tried again and then held."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from forum.bus import Bus, Published, publish
from forum.database import Database, Session
from forum.extension import Extension
from forum.queue import Job, claim, fail, perform, release
from forum.relay import relay, settle

THEN = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
AT_ONCE = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class BellRang:
    times: int


@dataclass(frozen=True)
class EchoHeard:
    times: int


heard: list[tuple[int, datetime]] = []


async def count(session: Session, event: BellRang, published: Published) -> None:
    heard.append((event.times, session.now))
    await session.fetchval("INSERT INTO limits VALUES ($1, $2, 1)", f"bell {published.id}", session.now)


async def echo(session: Session, event: BellRang, _published: Published) -> None:
    if event.times > 1:
        await publish(session, EchoHeard(event.times - 1))


async def stumble(session: Session, event: BellRang, published: Published) -> None:
    await count(session, event, published)
    raise RuntimeError("the rope broke")


async def listen(_session: Session, event: EchoHeard, _published: Published) -> None:
    heard.append((-event.times, THEN))


@pytest.fixture
def hears(database: Database) -> Callable[..., None]:
    """Who hears the bell in this test."""
    heard.clear()

    def use(*listeners: Callable[..., object]) -> None:
        database.bus = Bus([Extension(name="trial", after={BellRang: listeners, EchoHeard: (listen,)})])  # type: ignore[dict-item]

    return use


async def ring(database: Database, times: int = 1) -> None:
    async with database.writing(at=THEN) as session:
        await publish(session, BellRang(times))


async def jobs_of(database: Database, delays: tuple[float, ...] = AT_ONCE, most: int = 10) -> list[Job]:
    async with database.writing() as session:
        await relay(session)
        return await claim(session, most, delays)


async def rows(database: Database) -> list[tuple[int, bool, str | None]]:
    async with database.reading() as session:
        found = await session.fetch("SELECT attempts, held_at IS NOT NULL, error FROM jobs ORDER BY id")
    return [tuple(row) for row in found]


async def test_each_listener_gets_a_job_of_its_own_and_hears_the_event_at_its_own_time(database, hears) -> None:
    hears(count, echo)
    await ring(database)
    jobs = await jobs_of(database)
    assert [job.listener.rpartition(".")[2] for job in jobs] == ["count", "echo"]
    for job in jobs:
        await perform(database, job)
    assert heard == [(1, THEN)]
    assert await rows(database) == []
    assert await jobs_of(database) == []


async def test_what_a_failing_listener_wrote_is_taken_back_and_the_next_attempt_waits_its_time(database, hears) -> None:
    hears(stumble)
    await ring(database)
    [job] = await jobs_of(database, delays=(60.0, 60.0))
    with pytest.raises(RuntimeError):
        await perform(database, job)
    await fail(database, job, RuntimeError("the rope broke"), delays=(60.0, 60.0))
    assert await rows(database) == [(1, False, "RuntimeError: the rope broke")]
    assert await jobs_of(database) == []
    async with database.reading() as session:
        assert await session.fetchval("SELECT count(*) FROM limits WHERE key LIKE 'bell%'") == 0
        wait = await session.fetchval("SELECT due_at - clock_timestamp() FROM jobs")
    assert 45 < wait.total_seconds() < 75


async def test_the_last_failure_holds_the_job_and_no_other_waits_for_it(database, hears) -> None:
    hears(stumble)
    await ring(database)
    for attempt in (1, 2, 3):
        [job] = await jobs_of(database)
        assert job.attempt == attempt
        await fail(database, job, RuntimeError("the rope broke"), delays=AT_ONCE)
    assert await rows(database) == [(3, True, "RuntimeError: the rope broke")]
    await ring(database)
    assert len(await jobs_of(database)) == 1


async def test_a_job_that_kills_its_worker_every_time_is_held_too(database, hears) -> None:
    hears(count)
    await ring(database)
    for _ in range(3):
        assert len(await jobs_of(database)) == 1  # claimed, and then nobody is heard of again
    assert await jobs_of(database) == []
    assert await rows(database) == [(3, True, "The worker ended in the middle of this job, each time.")]


async def test_a_job_that_somebody_else_claimed_since_is_left_alone(database, hears) -> None:
    hears(count)
    await ring(database)
    [late] = await jobs_of(database)
    [current] = await jobs_of(database)
    await perform(database, late)
    assert heard == []
    await perform(database, current)
    assert len(heard) == 1


async def test_a_job_given_back_counts_as_not_tried(database, hears) -> None:
    hears(count)
    await ring(database)
    [job] = await jobs_of(database, delays=(60.0,))
    await release(database, job)
    [again] = await jobs_of(database, delays=(60.0,))
    assert again.attempt == 1


async def test_a_listener_that_is_gone_is_an_error_and_not_a_silence(database, hears) -> None:
    hears(count)
    await ring(database)
    [job] = await jobs_of(database)
    hears()
    with pytest.raises(LookupError, match="nobody here is called"):
        await perform(database, job)


async def test_settling_runs_everything_in_order_and_what_follows_from_it(database, hears) -> None:
    hears(count, echo)
    await ring(database, 3)
    await ring(database, 1)
    assert await settle(database) == 3
    assert [times for times, _ in heard] == [3, 1, -2]
    assert heard[0][1] == THEN
    assert await settle(database) == 0
    assert await jobs_of(database) == []


async def test_settling_can_pass_over_a_listener(database, hears) -> None:
    hears(count, echo)
    await ring(database, 3)
    assert await settle(database, without=[f"{__name__}.echo"]) == 1
