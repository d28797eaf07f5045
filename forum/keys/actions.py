"""Which keys a person wants, remembered with their account."""

from forum.actor import Actor
from forum.database import Session


async def switch_keys_off(session: Session, actor: Actor, off: str) -> None:
    """These kinds of keys ("single", "palette", a plus between) do nothing for this person, on any device."""
    await session.fetchval("UPDATE users SET keys_off = $2 WHERE id = $1", actor.id, off)
