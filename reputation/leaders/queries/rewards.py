"""Reading where rewards are told, and what became of each word."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import real_id

LOG = """
SELECT s.id, s.kind, u.name, s.status, s.created_at, s.sent_at, j.attempts, j.error, j.due_at,
       CASE WHEN s.sent_at IS NOT NULL THEN 'sent' WHEN j.held_at IS NOT NULL THEN 'given_up'
            WHEN j.error IS NOT NULL THEN 'failing' WHEN j.id IS NULL AND e.relayed_at IS NOT NULL THEN 'given_up'
            ELSE 'waiting' END AS state
FROM reward_sendings s LEFT JOIN users u ON u.id = s.user_id
LEFT JOIN events e ON e.id = s.job_event_id LEFT JOIN jobs j ON j.event_id = s.job_event_id
WHERE s.hook_id = $1 ORDER BY s.id DESC LIMIT $2
"""
HOOK = "SELECT id, url, kinds, active FROM reward_hooks"
NEWEST = 50


@dataclass(frozen=True, slots=True)
class HookRow:
    """An address that hears of rewards; its secret is shown to nobody."""

    id: int
    url: str
    kinds: list[str]
    active: bool


@dataclass(frozen=True, slots=True)
class SendingRow:
    """One word: sent, waiting, failing (tried again at `due_at`) or given up."""

    id: int
    kind: str
    name: str | None
    status: int | None
    created_at: datetime
    sent_at: datetime | None
    attempts: int | None
    error: str | None
    due_at: datetime | None
    state: str


async def hooks(session: Session) -> list[HookRow]:
    return [HookRow(*row) for row in await session.fetch(f"{HOOK} ORDER BY id")]


async def hook_of_id(session: Session, hook_id: int) -> HookRow:
    row = await session.fetchrow(f"{HOOK} WHERE id = $1", real_id(hook_id))
    if row is None:
        raise NotThere
    return HookRow(*row)


async def sendings(session: Session, hook_id: int) -> list[SendingRow]:
    """The newest first."""
    return [SendingRow(*row) for row in await session.fetch(LOG, hook_id, NEWEST)]
