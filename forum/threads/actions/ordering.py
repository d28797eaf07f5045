"""Locks on people, taken in one order before several events that touch their rows one after another."""

from forum.database import Session

LOCK = "SELECT id FROM users WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE"


async def lock_people(session: Session, *user_ids: int | None) -> None:
    """Whoever is told of more than one event in this transaction is locked now: each event's listeners go through
    people in the order of their ids, but the second event would begin again from the lowest."""
    await session.fetch(LOCK, [user_id for user_id in user_ids if user_id is not None])
