"""Asking what a title means, and telling it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from forum.database import Session
from kb_bridge.meant.models import AskedSense
from kb_bridge.meant.queries import digest_of, is_long_enough
from kb_bridge.queries.spaces import Sense, current_space

KEPT = timedelta(minutes=10)
TITLE_MOST = 200


async def want_sense(session: Session, title: str) -> None:
    """A worker shall tell what this title means, unless one has lately."""
    space = await current_space(session)
    if space is None or not is_long_enough(title):
        return
    values = {"digest": digest_of(title), "title": title[:TITLE_MOST], "space_id": space.id, "wanted_at": session.now}
    statement = insert(AskedSense).values(values)
    changed = {"title": title[:TITLE_MOST], "space_id": space.id, "vector": None, "wanted_at": session.now}
    is_stale = (AskedSense.space_id != space.id) | AskedSense.vector.is_(None)
    await session.execute(statement.on_conflict_do_update(index_elements=["digest"], set_=changed, where=is_stale))


async def tell_senses(session: Session, senses: Sequence[tuple[bytes, Sense]]) -> None:
    """The vectors are there, the titles are forgotten."""
    for digest, sense in senses:
        values = {"vector": sense.vector, "language": sense.language, "space_id": sense.space.id, "title": ""}
        await session.execute(update(AskedSense).where(AskedSense.digest == digest).values(values))


async def forget_senses(session: Session) -> None:
    await session.execute(delete(AskedSense).where(AskedSense.wanted_at < session.now - KEPT))
