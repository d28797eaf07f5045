"""Every write about backups: wanting one, noting how far it is and how it ended."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.backups.events import BackupAsked, BackupFetched
from forum.backups.policy import may_keep_backups
from forum.backups.queries import GONE_QUIET, backup_of_name, backups_made
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere

WANT = """
INSERT INTO backup_runs (deed, state, name, asked_by_id, asked_at)
SELECT $1, 'wanted', $2, $3, $4
WHERE NOT EXISTS (SELECT FROM backup_runs WHERE deed = $1 AND name IN ($2, '') AND state IN ('wanted', 'running'))
RETURNING id
"""
BEGIN = """
INSERT INTO backup_runs (deed, state, name, asked_at, began_at, beat_at)
VALUES ($1, 'running', $2, clock_timestamp(), clock_timestamp(), clock_timestamp()) RETURNING id
"""
TAKE = """
UPDATE backup_runs SET state = 'running', began_at = clock_timestamp(), beat_at = clock_timestamp()
WHERE id = (SELECT id FROM backup_runs WHERE state = 'wanted' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
  AND NOT EXISTS (SELECT FROM backup_runs WHERE state = 'running')
RETURNING id, deed, name, asked_by_id
"""
BURY = f"""
UPDATE backup_runs SET state = 'failed', ended_at = clock_timestamp(), error = 'It ended in the middle.'
WHERE state = 'running' AND beat_at < clock_timestamp() - {GONE_QUIET}
"""  # noqa: S608
BEAT = "UPDATE backup_runs SET beat_at = clock_timestamp(), step = $2, share = $3 WHERE id = $1 AND state = 'running'"
END = """
UPDATE backup_runs SET state = CASE WHEN $2 = '' THEN 'done' ELSE 'failed' END, error = $2,
    ended_at = clock_timestamp(), share = 100, name = CASE WHEN $3 = '' THEN name ELSE $3 END,
    size = $4, rows = $5, pictures = $6
WHERE id = $1 AND state = 'running'
"""
# In a backup, the run that makes it is not over yet.
CLOSE = """
UPDATE backup_runs SET state = CASE deed WHEN 'create' THEN 'done' ELSE 'failed' END, ended_at = clock_timestamp(),
    name = CASE deed WHEN 'create' THEN $1 ELSE name END, size = $4, rows = $2, pictures = $3
WHERE state IN ('wanted', 'running')
"""
GONE = "UPDATE backup_runs SET gone_at = clock_timestamp() WHERE name = ANY($1) AND gone_at IS NULL"
FORGET = "DELETE FROM backup_runs WHERE ended_at < clock_timestamp() - interval '400 days'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody, or the clock, wants done."""

    id: int
    deed: str
    name: str
    asked_by_id: int | None


@dataclass(frozen=True, slots=True)
class Ended:
    """How something ended; no error is a good end."""

    error: str = ""
    name: str = ""
    size: int = 0
    rows: int = 0
    pictures: int = 0


async def want_backup(session: Session, actor: Actor) -> bool:
    """A worker makes one within seconds; False where one waits or goes on already."""
    require_keeper(actor)
    return await wanted(session, actor, "create", "")


async def want_trial(session: Session, actor: Actor, name: str) -> bool:
    """A worker tries this one out within seconds; False where it does so already."""
    require_keeper(actor)
    if name:
        await backup_of_name(session, actor, name)
    else:
        made = await backups_made(session)
        if not made:
            return False
        name = made[0].name
    return await wanted(session, actor, "verify", name)


async def wanted(session: Session, actor: Actor, deed: str, name: str) -> bool:
    is_new = bool(await session.fetchval(WANT, deed, name, actor.id, session.now))
    if is_new:
        await publish(session, BackupAsked(actor.id, deed, name))
    return is_new


async def note_fetched(session: Session, actor: Actor, name: str) -> None:
    """Before the first byte goes out: whoever has it has everything."""
    require_keeper(actor)
    await publish(session, BackupFetched(actor.id, name))


async def begin_run(session: Session, deed: str, name: str = "") -> int:
    found: int = await session.fetchval(BEGIN, deed, name)
    return found


async def take_wanted(session: Session) -> Wanted | None:
    """What is to be done next, ours to do: nobody else takes it, nor anything beside it."""
    await session.fetch(BURY)
    row = await session.fetchrow(TAKE)
    return Wanted(**row) if row else None


async def note_step(session: Session, run_id: int, step: str, share: int) -> None:
    await session.fetchval(BEAT, run_id, step, share)


async def end_run(session: Session, run_id: int, ended: Ended) -> None:
    error = ended.error.replace("\x00", "")[:1000]
    await session.fetchval(END, run_id, error, ended.name, ended.size, ended.rows, ended.pictures)


async def close_runs(session: Session, made: Ended) -> None:
    """After this backup was brought back."""
    await session.fetchval(CLOSE, made.name, made.rows, made.pictures, made.size)


async def note_gone(session: Session, names: list[str]) -> None:
    await session.fetchval(GONE, names)
    await session.fetchval(FORGET)


def require_keeper(actor: Actor) -> None:
    if not (actor.is_system or may_keep_backups(actor)):
        raise NotThere
