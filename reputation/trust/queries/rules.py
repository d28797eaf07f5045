"""Which rules are in force, and which were."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from reputation.trust.levels import Rules, rules_from
from reputation.trust.queries.standings import NEWEST

USES = """
SELECT r.id, r.rules, jsonb_array_length(r.raised) AS raised, r.lowered, r.reason, r.created_at, u.name AS actor
FROM trust_rules r LEFT JOIN users u ON u.id = r.actor_id ORDER BY r.id DESC LIMIT 30
"""


@dataclass(frozen=True, slots=True)
class Used:
    """Rules that were put in force: by whom, when, why, and how many rose and fell with it."""

    id: int
    rules: Rules
    raised: int
    lowered: int
    reason: str
    at: datetime
    actor: str | None


async def rules_in_force(session: Session) -> Rules:
    return rules_from(await session.fetchval(NEWEST))


async def rules_used(session: Session) -> list[Used]:
    """The newest first."""
    return [
        Used(row["id"], rules_from(row["rules"]), row["raised"], row["lowered"], row["reason"], row["created_at"],
             row["actor"])
        for row in await session.fetch(USES)
    ]  # fmt: skip


async def rules_of_id(session: Session, rules_id: int) -> Rules | None:
    kept = await session.fetchval("SELECT rules FROM trust_rules WHERE id = $1", rules_id)
    return rules_from(kept) if kept is not None else None
