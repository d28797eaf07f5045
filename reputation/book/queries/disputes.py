"""Disputes and recounts, as staff read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import real_id

DISPUTE = """
SELECT d.id, d.entry_id, d.user_id, d.words, d.state, d.reply, d.created_at, d.decided_at,
       u.name, u.display_name, u.reputation, k.display_name AS decided_by
FROM ledger_disputes d JOIN users u ON u.id = d.user_id LEFT JOIN users k ON k.id = d.decided_by_id
WHERE d.id = $1
"""
RECOUNTS = "SELECT events, lines, people, drift, seconds, created_at FROM recounts ORDER BY id DESC LIMIT $1"


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """What somebody says of a line of theirs, and what was decided."""

    id: int
    entry_id: int
    user_id: int
    words: str
    state: str
    reply: str
    created_at: datetime
    decided_at: datetime | None
    name: str
    display_name: str
    reputation: int
    decided_by: str | None


async def dispute_of_id(session: Session, dispute_id: int) -> DisputeRow:
    row = await session.fetchrow(DISPUTE, real_id(dispute_id))
    if row is None:
        raise NotThere
    return DisputeRow(**row)


async def newest_recounts(session: Session, most: int = 10) -> list[Any]:
    return list(await session.fetch(RECOUNTS, most))
