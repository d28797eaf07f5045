"""Every read of votes: each person sees their own, and sums for the rest."""

from forum.actor import Actor
from forum.database import Session

MINE = """
SELECT v.post_id, v.value FROM votes v JOIN posts p ON p.id = v.post_id WHERE p.thread_id = $1 AND v.user_id = $2
"""


async def my_votes(session: Session, actor: Actor, thread_id: int) -> dict[int, int]:
    """The actor's own votes in a thread: post id -> +1 or -1."""
    if actor.id is None:
        return {}
    return {row["post_id"]: row["value"] for row in await session.fetch(MINE, thread_id, actor.id)}
