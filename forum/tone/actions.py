"""Switching hints of tone off and on again, each for themselves."""

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere


async def choose_hints(session: Session, actor: Actor, *, on: bool) -> None:
    if not actor.is_staff:
        raise NotThere
    await session.fetchval("UPDATE users SET tone_hints = $2 WHERE id = $1", actor.id, on)
