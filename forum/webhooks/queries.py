"""Every read of webhooks."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from forum.errors import NotThere

COLUMNS = "SELECT w.id, w.url, w.kinds, w.active, w.failing_since, w.before_until, w.created_at FROM webhooks w"
DELIVERIES = """
SELECT d.id, d.kind, d.body, d.attempts, d.status, d.error, d.created_at, d.tried_at, d.due_at, d.sent_at
  FROM webhook_deliveries d WHERE d.webhook_id = $1 AND ($2::bigint IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3
"""
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """A webhook, without its secret."""

    id: int
    url: str
    kinds: list[str]
    active: bool
    failing_since: datetime | None
    before_until: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """What was sent or will be, and what became of it."""

    id: int
    kind: str
    body: str
    attempts: int
    status: int | None
    error: str
    created_at: datetime
    tried_at: datetime | None
    due_at: datetime | None
    sent_at: datetime | None

    @property
    def state(self) -> str:
        if self.sent_at is not None:
            return "sent"
        if not self.attempts:
            return "waiting"
        return "failing" if self.due_at is not None else "given_up"


async def webhooks(session: Session) -> list[WebhookRow]:
    return [WebhookRow(**row) for row in await session.fetch(f"{COLUMNS} ORDER BY w.id")]


async def webhook_of_id(session: Session, webhook_id: int) -> WebhookRow:
    row = await session.fetchrow(f"{COLUMNS} WHERE w.id = $1", webhook_id) if 0 < webhook_id < 2**63 else None
    if row is None:
        raise NotThere
    return WebhookRow(**row)


async def deliveries(session: Session, webhook_id: int, *, before: int | None = None) -> list[DeliveryRow]:
    """The newest first, a page and one more."""
    rows = await session.fetch(DELIVERIES, webhook_id, before, A_PAGE + 1)
    return [DeliveryRow(**row) for row in rows]


async def wanting(session: Session, kind: str) -> list[int]:
    """The webhooks that hear of this kind."""
    rows = await session.fetch("SELECT id FROM webhooks WHERE active AND $1 = ANY(kinds) ORDER BY id", kind)
    return [row["id"] for row in rows]
