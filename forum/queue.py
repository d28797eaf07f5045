"""The queue: one row of `jobs` for each listener that has yet to hear an event, in PostgreSQL and nowhere else.

Why no library. PgQueuer 1.6 was tried first, on PostgreSQL 18 with `on_failure="hold"` and its own retries: poisoned
jobs, kill -9, SIGTERM, cut connections. It holds what fails eight times, lets nothing poisoned block the rest and is as
quick as this, side by side. But a job cancelled at the end of a drain is deleted: the work is lost. A job that kills
its worker has 0 attempts for ever, and kills the next one. After kill -9 a job waits out a heartbeat. Its run ends when
the connection does, the errors of held jobs stand only in a log that grows by three rows a job, failed schedules are
only logged, and a variable called CHANNEL or FUNCTION in the environment renames its tables. Guards against these came
to more lines than this.

What these lines do instead. Claiming a job counts the attempt and sets the time of the next one at once, so a worker
that dies needs no heartbeat: the job is simply due again. Running it deletes the row in the transaction in which the
listener writes: the effect and the end of the job are one commit, and whoever else claims it meanwhile is made to wait
and then finds nothing. What fails for the last time is held, with its error, for staff.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from forum.bus import Published

if TYPE_CHECKING:
    from forum.database import Database, Session

ATTEMPTS = 8
DELAYS = (10.0, 60.0, 300.0, 1200.0, 3600.0, 4 * 3600.0, 12 * 3600.0, 24 * 3600.0)  # seconds after each attempt
DIED = "The worker ended in the middle of this job, each time."
LONGEST_ERROR = 4000
log = logging.getLogger("talkoot.jobs")

# Jitter keeps jobs that failed together from coming back together. A job that is due after its last attempt never
# came back from it: it is held, not run.
CLAIM = """
WITH due AS (
    SELECT id FROM jobs WHERE held_at IS NULL AND due_at <= clock_timestamp()
    ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE jobs SET
    attempts = least(jobs.attempts + 1, $3),
    due_at = clock_timestamp() + make_interval(secs => ($2::float8[])[least(jobs.attempts + 1, $3)]
        * (0.8 + 0.4 * random())),
    held_at = CASE WHEN jobs.attempts >= $3 THEN clock_timestamp() END,
    error = CASE WHEN jobs.attempts >= $3 THEN coalesce(jobs.error, $4) ELSE jobs.error END
FROM due, events WHERE jobs.id = due.id AND events.id = jobs.event_id
RETURNING jobs.id, jobs.listener, jobs.attempts, events.id, events.name, events.payload, events.created_at, jobs.held_at
"""
FAIL = """
UPDATE jobs SET error = $3, held_at = CASE WHEN attempts >= $4 THEN clock_timestamp() END
WHERE id = $1 AND attempts = $2 RETURNING held_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed job: which attempt this is, and the event to hear."""

    id: int
    listener: str
    attempt: int
    event_id: int
    name: str
    payload: str
    at: datetime


async def claim(session: "Session", most: int, delays: Sequence[float] = DELAYS) -> list[Job]:
    """Up to `most` due jobs, the longest due first; from the commit on they are ours until the next attempt is due."""
    rows = await session.fetch(CLAIM, most, list(delays), len(delays), DIED)
    ours = [Job(*tuple(row)[:7]) for row in rows if row["held_at"] is None]
    return sorted(ours, key=lambda job: job.id)


async def perform(database: "Database", job: Job) -> None:
    """The listener hears the event and the job is gone, both or neither."""
    async with database.writing(at=job.at) as session:
        ours = "DELETE FROM jobs WHERE id = $1 AND attempts = $2 AND held_at IS NULL RETURNING true"
        if not await session.fetchval(ours, job.id, job.attempt):
            return
        listener = session.bus.after.get(job.name, {}).get(job.listener)
        if listener is None:
            raise LookupError(f"nobody here is called {job.listener}")
        event = session.bus.event_from(job.name, job.payload)
        await listener(session, event, Published(job.event_id, job.at))


async def fail(database: "Database", job: Job, error: BaseException, *, delays: Sequence[float] = DELAYS) -> None:
    """Note why; the next attempt is already due at its time, and after the last one the job is held."""
    words = f"{type(error).__name__}: {error}".replace("\x00", "")[:LONGEST_ERROR]
    async with database.writing() as session:
        held = await session.fetchval(FAIL, job.id, job.attempt, words, len(delays))
    said = "is held for staff" if held else "will be tried again"
    log.warning("%s on %s %s failed (attempt %s) and %s", job.listener, job.name, job.event_id, job.attempt, said,
                exc_info=error)  # fmt: skip


async def release(database: "Database", job: Job) -> None:
    """Give back what could not be finished before the stop; it counts as not tried."""
    async with database.writing() as session:
        await session.fetchval(
            "UPDATE jobs SET attempts = attempts - 1, due_at = clock_timestamp() WHERE id = $1 AND attempts = $2",
            job.id, job.attempt,
        )  # fmt: skip
