"""How a person likes to read, remembered with their account."""

from forum.actor import Actor
from forum.database import Session


async def choose_order(session: Session, actor: Actor, order: str) -> None:
    """Answers come to this person in this order from now on."""
    await session.fetchval("UPDATE users SET answer_order = $2 WHERE id = $1", actor.id, order)


async def choose_width(session: Session, actor: Actor, *, wide: bool) -> None:
    """Text is set wide, or at a comfortable width."""
    await session.fetchval("UPDATE users SET wide = $2 WHERE id = $1", actor.id, wide)
