"""Which price list is in force, and which were."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from reputation.book.price_lists import DEFAULT, PriceList

BOOK_LOCK = 7_264_001  # an advisory lock: writers of lines share it, a change of the prices has it alone
NEWEST = "SELECT name, prices, daily_cap, base FROM price_list_uses ORDER BY id DESC LIMIT 1"
USES = """
SELECT l.id, l.name, l.prices, l.daily_cap, l.base, l.reason, l.people, l.created_at, u.name AS actor
FROM price_list_uses l LEFT JOIN users u ON u.id = l.actor_id ORDER BY l.id DESC
"""


@dataclass(frozen=True, slots=True)
class Used:
    """A price list that was put in force: by whom, when, why, and for how many people it changed something."""

    id: int
    prices: PriceList
    reason: str
    people: int
    at: datetime
    actor: str | None


async def list_in_force(session: Session, *, writing: bool = False) -> PriceList:
    """With `writing` it stays in force until this transaction ends."""
    if writing:
        await session.fetchval("SELECT pg_advisory_xact_lock_shared($1)", BOOK_LOCK)
    row = await session.fetchrow(NEWEST)
    return as_list(row) if row else DEFAULT


async def lists_used(session: Session) -> list[Used]:
    """The newest first."""
    rows = await session.fetch(USES)
    return [
        Used(row["id"], as_list(row), row["reason"], row["people"], row["created_at"], row["actor"]) for row in rows
    ]


def as_list(row: Any) -> PriceList:
    return PriceList(row["name"], row["prices"], row["daily_cap"], row["base"])
