"""What has become of threads and posts that readers have before them, as everybody sees it who reads the category.

Only what is published is ever told; whoever listens is compared with the `visibility` that comes along.
"""

from collections.abc import Collection
from dataclasses import dataclass

from forum.actor import SYSTEM, Actor
from forum.database import Session

ALL = list(SYSTEM.sees)
# Whoever listens to a private thread is compared with whom it is for.
TOLD = "(c.visibility = ANY($1::text[]) AND t.state = 'published' AND t.test_ended_at IS NULL)"
STATES = " ".join(
    (
        """
SELECT t.id, c.visibility, t.private_to_id, t.answer_count AS answers, coalesce(t.accepted_post_id, 0) AS accepted,
       t.solved_at IS NOT NULL AS solved
  FROM threads t JOIN categories c ON c.id = t.category_id WHERE""",
        TOLD,
        "AND t.id = ANY($2::bigint[])",
    )
)
SCORES = " ".join(
    (
        "SELECT p.id, p.score, p.comment_count AS comments FROM posts p JOIN threads t ON t.id = p.thread_id",
        "JOIN categories c ON c.id = t.category_id WHERE",
        TOLD,
        "AND p.state = 'published' AND p.id = ANY($2::bigint[])",
    )
)
LATER = """
SELECT id, name, actor_id, thread_id, post_id, user_id FROM events
 WHERE thread_id = $1 AND id > $2 AND name = ANY($3::text[]) ORDER BY id LIMIT $4
"""
LATEST = "SELECT coalesce(max(id), 0) FROM events WHERE thread_id = $1"


@dataclass(frozen=True, slots=True)
class ThreadState:
    """What a thread's page says of it; `accepted` is 0 where no answer is."""

    id: int
    visibility: str
    private_to_id: int | None
    answers: int
    accepted: int
    solved: bool

    def is_for(self, actor: Actor) -> bool:
        """Whether this actor may hear of it."""
        return self.visibility in actor.sees or (actor.id is not None and actor.id == self.private_to_id)


async def thread_states(session: Session, ids: Collection[int]) -> dict[int, ThreadState]:
    """Those of the threads that are published."""
    return {row["id"]: ThreadState(**row) for row in await session.fetch(STATES, ALL, list(ids))}


@dataclass(frozen=True, slots=True)
class PostState:
    """What stands beside a published post: its votes, and how many comments."""

    id: int
    score: int
    comments: int


async def post_states(session: Session, post_ids: Collection[int]) -> dict[int, PostState]:
    """Those of the posts that are published."""
    if not post_ids:
        return {}
    return {row["id"]: PostState(**row) for row in await session.fetch(SCORES, ALL, list(post_ids))}


async def events_after(
    session: Session, thread_id: int, after: int, names: Collection[str], *, most: int
) -> list[tuple[str, int, int | None, int | None, int | None, int | None]]:
    """Events of these names in a thread, later than the event `after`: name, id, and whom and what they are about."""
    rows = await session.fetch(LATER, thread_id, after, list(names), most)
    return [(row["name"], row["id"], row["actor_id"], row["thread_id"], row["post_id"], row["user_id"]) for row in rows]


async def latest_event(session: Session, thread_id: int) -> int:
    return int(await session.fetchval(LATEST, thread_id))
