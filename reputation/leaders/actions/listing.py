"""Whether somebody wants to be listed."""

from forum.actor import Actor
from forum.database import Session
from forum.errors import Refused
from reputation.leaders.policy import may_be_listed

ABSENT = "INSERT INTO leader_absences (user_id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING"
PRESENT = "DELETE FROM leader_absences WHERE user_id = $1"


async def set_listed(session: Session, actor: Actor, *, listed: bool) -> None:
    """Points are kept either way: whoever comes back has their place again."""
    if not may_be_listed(actor):
        raise Refused
    if listed:
        await session.fetchval(PRESENT, actor.id)
    else:
        await session.fetchval(ABSENT, actor.id, session.now)
