"""Taking votes out of the count, and counting them again: what a moderator decides about votes that were arranged.

Rows are locked in the order of a vote: the votes, then thread by thread and post by post, then people, all of them at
once (several who hear of it go through them, each in order).
"""

from collections.abc import Sequence
from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.events import VotesAnnulled, VotesRestored
from forum.threads.actions.ordering import lock_people
from forum.votes.queries import shares_in

TAKE = """
WITH taken AS (DELETE FROM votes WHERE id = ANY($1::bigint[]) RETURNING *)
INSERT INTO annulled_votes (id, post_id, user_id, value, created_at, annulled_at, annulled_by_id)
SELECT id, post_id, user_id, value, created_at, $2, $3 FROM taken RETURNING id, post_id, value
"""
GIVE_BACK = """
WITH taken AS (DELETE FROM annulled_votes WHERE id = ANY($1::bigint[]) RETURNING *)
INSERT INTO votes (id, post_id, user_id, value, created_at) SELECT id, post_id, user_id, value, created_at FROM taken
RETURNING id, post_id, value
"""
LOCK = "SELECT id FROM votes WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE"
PLACES = "SELECT id, thread_id, kind = 'opening' AS is_opening FROM posts WHERE id = ANY($1::bigint[]) ORDER BY 2, 1"
COUNT_THREAD = "UPDATE threads SET score = score + $2 WHERE id = $1"
COUNT_POST = "UPDATE posts SET score = score + $2 WHERE id = $1"


async def annul_votes(session: Session, actor: Actor, vote_ids: Sequence[int], *, reason: str = "") -> tuple[int, ...]:
    """The votes count no more, for scores and for standings; returns those that did until now."""
    require_moderator(actor)
    await session.fetch(LOCK, list(vote_ids))
    rows = await session.fetch(TAKE, list(vote_ids), session.now, actor.id)
    await move_scores(session, rows, sign=-1)
    taken = tuple(sorted(row["id"] for row in rows))
    if taken:
        await lock_people(session, *await shares_in(session, taken))
        await publish(session, VotesAnnulled(actor.id, taken, reason))
    return taken


async def restore_votes(session: Session, actor: Actor, vote_ids: Sequence[int]) -> tuple[int, ...]:
    """They count again, as if they always had; returns those that did not."""
    require_moderator(actor)
    rows = await session.fetch(GIVE_BACK, list(vote_ids))
    await move_scores(session, rows, sign=1)
    given = tuple(sorted(row["id"] for row in rows))
    if given:
        await lock_people(session, *await shares_in(session, given))
        await publish(session, VotesRestored(actor.id, given))
    return given


async def move_scores(session: Session, rows: Sequence[Any], *, sign: int) -> None:
    worth: dict[int, int] = {}
    for row in rows:
        worth[row["post_id"]] = worth.get(row["post_id"], 0) + sign * row["value"]
    for place in await session.fetch(PLACES, list(worth)):
        if place["is_opening"]:
            await session.fetchval(COUNT_THREAD, place["thread_id"], worth[place["id"]])
        await session.fetchval(COUNT_POST, place["id"], worth[place["id"]])


def require_moderator(actor: Actor) -> None:
    if not actor.is_moderator:
        raise NotThere
