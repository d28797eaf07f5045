"""Every read of the queue and the schedules, for the admin's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.database import Session

HELD_A_PAGE = 25

HELD = """
SELECT j.id, j.listener, e.name AS event, j.event_id, j.attempts, coalesce(j.error, '') AS error, j.held_at
FROM jobs j JOIN events e ON e.id = j.event_id
WHERE j.held_at IS NOT NULL AND j.id < $1 ORDER BY j.id DESC LIMIT $2
"""
SIZES = """
SELECT (SELECT count(*) FROM jobs WHERE held_at IS NULL AND error IS NULL) AS waiting,
       (SELECT count(*) FROM jobs WHERE held_at IS NULL AND error IS NOT NULL) AS failing,
       (SELECT count(*) FROM jobs WHERE held_at IS NOT NULL) AS held,
       (SELECT count(*) FROM events WHERE relayed_at IS NULL) AS unheard,
       (SELECT clock_timestamp() - min(created_at) FROM events WHERE relayed_at IS NULL) AS lag,
       (SELECT count(*) FROM mails WHERE sent_at IS NULL) AS unsent
"""
FAILING = """
SELECT listener, count(*) AS jobs, min(due_at) AS next_at, (array_agg(error ORDER BY id DESC))[1] AS error
FROM jobs WHERE held_at IS NULL AND error IS NOT NULL GROUP BY listener ORDER BY jobs DESC, listener LIMIT 50
"""

REFUSED = """
SELECT h.what, h.who, u.name, sum(h.times)::int AS times, count(*)::int AS days, max(h.last_at) AS last_at
  FROM limit_hits h
  LEFT JOIN api_tokens t ON h.who = 'token:' || t.id
  LEFT JOIN users u ON u.id = t.user_id OR h.who = u.id::text
 WHERE h.day > (($1::timestamptz AT TIME ZONE 'UTC')::date - $2::int)
 GROUP BY h.what, h.who, u.name ORDER BY times DESC, last_at DESC LIMIT 200
"""
STANDING = f"""
SELECT s.waiting, s.failing, s.held, s.unheard, coalesce(extract(epoch FROM s.lag), 0)::float8 AS lag_seconds, s.unsent,
       (SELECT count(*) FROM worker_beats
         WHERE ended_at IS NULL AND beat_at > clock_timestamp() - interval '45 seconds') AS workers,
       coalesce((SELECT extract(epoch FROM clock_timestamp() - max(ended_at)) FROM backup_runs
         WHERE deed = 'create' AND state = 'done'), -1)::float8 AS backup_seconds
FROM ({SIZES}) AS s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Standing:
    """What a machine that watches wants to know of the work behind the pages."""

    waiting: int
    failing: int
    held: int
    unheard: int
    lag_seconds: float
    unsent: int
    workers: int
    backup_seconds: float


@dataclass(frozen=True, slots=True)
class HeldJob:
    """A job that gave up, and why."""

    id: int
    listener: str
    event: str
    event_id: int
    attempts: int
    error: str
    held_at: datetime


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many jobs wait for their first try, for another one, and for staff; `unheard` events have no jobs yet, the
    oldest of them since `lag`; `unsent` are letters."""

    waiting: int
    failing: int
    held: int
    unheard: int
    lag: timedelta | None
    unsent: int


@dataclass(frozen=True, slots=True)
class FailingListener:
    """A listener whose jobs failed and will be tried again; `error` is the newest one's."""

    listener: str
    jobs: int
    next_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class ScheduleState:
    """A schedule, its next run and how its last one ended."""

    name: str
    cron: str
    next_at: datetime
    last_at: datetime | None
    last_error: str | None


async def held_jobs(session: Session, before: int | None = None, limit: int = HELD_A_PAGE) -> list[HeldJob]:
    """The newest first, from the one with an id below `before` on."""
    return [HeldJob(**row) for row in await session.fetch(HELD, before or 2**63 - 1, limit)]


async def standing_of_work(session: Session) -> Standing:
    return Standing(**await session.fetchrow(STANDING))


async def queue_sizes(session: Session) -> Sizes:
    return Sizes(**await session.fetchrow(SIZES))


async def failing_listeners(session: Session) -> list[FailingListener]:
    return [FailingListener(**row) for row in await session.fetch(FAILING)]


async def schedule_states(session: Session, names: Sequence[str]) -> list[ScheduleState]:
    """Those of the schedules that a worker has entered already."""
    rows = await session.fetch(
        "SELECT name, cron, next_at, last_at, last_error FROM schedules WHERE name = ANY($1) ORDER BY name", list(names)
    )
    return [ScheduleState(**row) for row in rows]


@dataclass(frozen=True, slots=True)
class Refusal:
    """How often somebody was refused something; `name` is whose account it is, where it is one's."""

    what: str
    who: str
    name: str | None
    times: int
    days: int
    last_at: datetime


async def refusals(session: Session, days: int = 7) -> list[Refusal]:
    """Who reached a limit lately, the most often refused first."""
    return [Refusal(**row) for row in await session.fetch(REFUSED, session.now, days)]
