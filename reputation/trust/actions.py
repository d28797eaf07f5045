"""Trust levels follow the standing."""

from collections.abc import Collection

from forum.accounts.actions import set_trust_level
from forum.database import Session
from reputation.trust.levels import TRUST_THRESHOLDS, trust_level_for

RAISE_MANY = "UPDATE users SET trust_level = $3 WHERE id = ANY($1::bigint[]) AND reputation >= $2 AND trust_level < $3"


async def follow_with_trust(session: Session, user_id: int, standing: int) -> None:
    level = trust_level_for(standing)
    if level and level > await session.fetchval("SELECT trust_level FROM users WHERE id = $1", user_id):
        await set_trust_level(session, user_id, level)


async def raise_many(session: Session, user_ids: Collection[int]) -> None:
    """The same for the people of an import, without an event for each."""
    for level, least in reversed(TRUST_THRESHOLDS):
        await session.fetchval(RAISE_MANY, list(user_ids), least, level)
