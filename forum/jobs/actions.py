"""What admins do with held jobs (try them again, or give them up), and what the clock sweeps away."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.errors import NotThere
from forum.jobs.events import JobDeleted, JobsRetried
from forum.jobs.policy import may_keep_jobs
from forum.settings import Settings

RETRY = """
UPDATE jobs SET held_at = NULL, attempts = 0, due_at = clock_timestamp()
WHERE held_at IS NOT NULL AND ($1::bigint IS NULL OR id = $1) RETURNING id
"""

SWEEPS = (
    "DELETE FROM submissions WHERE created_at < clock_timestamp() - interval '2 days'",
    "DELETE FROM limits WHERE window_start < clock_timestamp() - interval '2 days'",
    "DELETE FROM buckets WHERE full_at < clock_timestamp()",
    "DELETE FROM api_answers WHERE created_at < clock_timestamp() - interval '1 day'",
    "DELETE FROM logins WHERE expires_at < clock_timestamp() - interval '1 day'",
    "DELETE FROM mailed_tokens WHERE expires_at < clock_timestamp() - interval '30 days'",
)


async def retry_job(session: Session, actor: Actor, job_id: int) -> None:
    """A held job is due now, with all its attempts before it; NotThere for any other."""
    require_keeper(actor)
    if not await session.fetch(RETRY, real(job_id)):
        raise NotThere
    await publish(session, JobsRetried(actor.id, 1))
    session.when_committed(session.bus.wake)


async def retry_all_jobs(session: Session, actor: Actor) -> int:
    """How many held jobs are due now."""
    require_keeper(actor)
    session.when_committed(session.bus.wake)
    count = len(await session.fetch(RETRY, None))
    if count:
        await publish(session, JobsRetried(actor.id, count))
    return count


async def delete_job(session: Session, actor: Actor, job_id: int) -> None:
    """The listener will never hear that event; the event itself stays in the log."""
    require_keeper(actor)
    if not await session.fetch("DELETE FROM jobs WHERE id = $1 AND held_at IS NOT NULL RETURNING id", real(job_id)):
        raise NotThere
    await publish(session, JobDeleted(actor.id, job_id))


async def sweep(database: Database, _settings: Settings) -> None:
    """Spent form keys, old limits, ended logins, stale tokens; forum/keeping takes what an admin may keep longer."""
    for statement in SWEEPS:
        async with database.writing() as session:
            await session.fetchval(statement)


def require_keeper(actor: Actor) -> None:
    if not may_keep_jobs(actor):
        raise NotThere


def real(job_id: int) -> int:
    """The number, where a row can have it."""
    if not 0 < job_id < 2**63:
        raise NotThere
    return job_id
