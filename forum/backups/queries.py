"""Every read of what was made and tried out."""

from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.backups.policy import may_keep_backups
from forum.database import Session
from forum.errors import NotThere

MOST = 60
GONE_QUIET = "interval '5 minutes'"  # without a sign of life: whoever did it is dead

MADE = """
SELECT b.id, b.name, b.ended_at AS made_at, b.began_at, b.size, b.rows, b.pictures,
       v.state AS tried, v.ended_at AS tried_at, v.error AS wrong
FROM backup_runs b
LEFT JOIN LATERAL (
    SELECT state, ended_at, error FROM backup_runs v
    WHERE v.name = b.name AND v.deed = 'verify' AND v.state IN ('done', 'failed') ORDER BY v.id DESC LIMIT 1
) v ON true
WHERE b.deed = 'create' AND b.state = 'done' AND b.gone_at IS NULL
ORDER BY b.name DESC LIMIT $1
"""
OPEN = f"""
SELECT id, deed, name, state, step, share, began_at,
       state = 'running' AND beat_at < clock_timestamp() - {GONE_QUIET} AS quiet
FROM backup_runs WHERE state IN ('wanted', 'running') ORDER BY id LIMIT 20
"""  # noqa: S608
FAILED = """
SELECT id, deed, name, ended_at, error FROM backup_runs b
WHERE state = 'failed' AND ended_at > $1::timestamptz - interval '14 days'
  AND id > coalesce((SELECT max(id) FROM backup_runs d WHERE d.deed = b.deed AND d.state = 'done'), 0)
ORDER BY id DESC LIMIT 3
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is there; `tried` is how trying it out ended last, if anybody did."""

    id: int
    name: str
    began_at: datetime
    made_at: datetime
    size: int
    rows: int
    pictures: int
    tried: str | None
    tried_at: datetime | None
    wrong: str | None


@dataclass(frozen=True, slots=True)
class Open:
    """Something that waits or goes on; `quiet` when whoever did it has not been heard of for minutes."""

    id: int
    deed: str
    name: str
    state: str
    step: str
    share: int
    began_at: datetime | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that went wrong and has not gone well since."""

    id: int
    deed: str
    name: str
    ended_at: datetime
    error: str


async def backups_made(session: Session) -> list[Made]:
    return [Made(**row) for row in await session.fetch(MADE, MOST)]


async def open_runs(session: Session) -> list[Open]:
    return [Open(**row) for row in await session.fetch(OPEN)]


async def failed_lately(session: Session) -> list[Failed]:
    return [Failed(**row) for row in await session.fetch(FAILED, session.now)]


async def backup_of_name(session: Session, actor: Actor, name: str) -> Made:
    """NotThere for whoever may not, and for what is not there (any more)."""
    if actor.is_system or may_keep_backups(actor):
        for each in await backups_made(session):
            if each.name == name:
                return each
    raise NotThere
