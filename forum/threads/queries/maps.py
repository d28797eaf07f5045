"""The threads that everybody may read, by their ids: for search engines."""

from datetime import datetime

from forum.actor import VISITOR
from forum.database import Session
from forum.threads.queries.visibility import LISTED_THREAD

LAST = "SELECT coalesce(max(id), 0) FROM threads"
BETWEEN = " ".join(
    (
        "SELECT t.id, t.slug, t.last_activity_at FROM threads t JOIN categories c ON c.id = t.category_id WHERE",
        LISTED_THREAD,
        "AND t.id BETWEEN $2 AND $3 ORDER BY t.id",
    )
)


async def last_thread_id(session: Session) -> int:
    """No thread has a greater id; whether anybody may read that one is not said."""
    return int(await session.fetchval(LAST))


async def public_threads_between(session: Session, first: int, last: int) -> list[tuple[int, str, datetime]]:
    """Id, slug and last change of the threads that a visitor may read."""
    rows = await session.fetch(BETWEEN, list(VISITOR.sees), first, last)
    return [(row["id"], row["slug"], row["last_activity_at"]) for row in rows]
