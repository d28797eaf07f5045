"""Every read of votes: each person sees their own, and sums for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.actor import Actor
from forum.database import Session

MINE = """
SELECT v.post_id, v.value FROM votes v JOIN posts p ON p.id = v.post_id WHERE p.thread_id = $1 AND v.user_id = $2
"""
MINE_OF = "SELECT value FROM votes WHERE post_id = $1 AND user_id = $2"

TOUCHED = """
SELECT v.user_id AS giver, p.author_id AS author, count(*) AS times
FROM (SELECT id, post_id, user_id FROM annulled_votes WHERE id = ANY($1::bigint[])
      UNION ALL SELECT id, post_id, user_id FROM votes WHERE id = ANY($1::bigint[])) v
JOIN posts p ON p.id = v.post_id GROUP BY v.user_id, p.author_id
"""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some votes somebody gave, and how many stood on posts of theirs."""

    given: int = 0
    got: int = 0


async def my_votes(session: Session, actor: Actor, thread_id: int) -> dict[int, int]:
    """The actor's own votes in a thread: post id -> +1 or -1."""
    if actor.id is None:
        return {}
    return {row["post_id"]: row["value"] for row in await session.fetch(MINE, thread_id, actor.id)}


async def my_vote(session: Session, actor: Actor, post_id: int) -> int | None:
    """+1 or -1; None where the actor has not voted on the post."""
    value: int | None = await session.fetchval(MINE_OF, post_id, actor.id) if actor.id is not None else None
    return value


async def shares_in(session: Session, vote_ids: Sequence[int]) -> dict[int, Share]:
    """Whom these votes concern, whether they count or not: by user."""
    found: dict[int, Share] = {}
    for row in await session.fetch(TOUCHED, list(vote_ids)):
        for user_id, given, got in ((row["giver"], row["times"], 0), (row["author"], 0, row["times"])):
            if user_id is not None:
                before = found.get(user_id, Share())
                found[user_id] = Share(before.given + given, before.got + got)
    return found
