"""Who wants the weekly letter."""

from forum.actor import Actor
from forum.database import Session


async def wants_weekly_letter(session: Session, actor: Actor) -> bool:
    sql = "SELECT EXISTS (SELECT FROM weekly_stops WHERE user_id = $1)"
    return not await session.fetchval(sql, actor.id)
