"""What everybody may read and search engines should find, by ids: threads, tags, people."""

from datetime import datetime

from forum.actor import VISITOR
from forum.database import Session
from forum.threads.queries.visibility import COUNTED_THREAD

LAST = {
    "threads": "SELECT coalesce(max(id), 0) FROM threads",
    "tags": "SELECT coalesce(max(id), 0) FROM tags",
    "people": "SELECT coalesce(max(id), 0) FROM users",
}
THREADS = " ".join(
    (
        "SELECT t.id, t.slug, t.last_activity_at FROM threads t JOIN categories c ON c.id = t.category_id",
        "JOIN posts o ON o.thread_id = t.id AND o.kind = 'opening' WHERE",
        COUNTED_THREAD,
        "AND t.id BETWEEN $2 AND $3 AND t.duplicate_of_id IS NULL",
        "AND (t.answer_count > 0 OR t.solved_at IS NOT NULL OR length(o.body_source) >= $4) ORDER BY t.id",
    )
)
BETWEEN = " ".join(
    (
        "SELECT t.id, t.slug, t.last_activity_at FROM threads t JOIN categories c ON c.id = t.category_id WHERE",
        COUNTED_THREAD,
        "AND t.id BETWEEN $2 AND $3 ORDER BY t.id",
    )
)
TAGS = " ".join(
    (
        "SELECT g.name, newest.at FROM tags g CROSS JOIN LATERAL (",
        "SELECT t.last_activity_at AS at FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id",
        "JOIN categories c ON c.id = t.category_id WHERE tt.tag_id = g.id AND",
        COUNTED_THREAD,
        "ORDER BY tt.created_at DESC LIMIT 1) newest WHERE g.id BETWEEN $2 AND $3 ORDER BY g.id",
    )
)
PEOPLE = " ".join(
    (
        "SELECT u.name FROM users u WHERE u.id BETWEEN $2 AND $3 AND EXISTS (",
        "SELECT FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id",
        "WHERE p.author_id = u.id AND p.state = 'published' AND",
        COUNTED_THREAD,
        ") ORDER BY u.id",
    )
)


async def last_id(session: Session, what: str) -> int:
    """No thread, tag or person (`what`: threads, tags, people) has a greater id; who may see that one is not said."""
    return int(await session.fetchval(LAST[what]))


async def last_thread_id(session: Session) -> int:
    return await last_id(session, "threads")


async def public_threads_between(session: Session, first: int, last: int) -> list[tuple[int, str, datetime]]:
    """Id, slug and last change of the threads that a visitor may read."""
    rows = await session.fetch(BETWEEN, list(VISITOR.sees), first, last)
    return [(row["id"], row["slug"], row["last_activity_at"]) for row in rows]


async def telling_threads_between(
    session: Session, first: int, last: int, *, shortest: int
) -> list[tuple[int, str, datetime]]:
    """Those of them that help whoever finds them: no duplicates, no questions below
    `shortest` characters without an answer."""
    rows = await session.fetch(THREADS, list(VISITOR.sees), first, last, shortest)
    return [(row["id"], row["slug"], row["last_activity_at"]) for row in rows]


async def public_tags_between(session: Session, first: int, last: int) -> list[tuple[str, datetime]]:
    """Name and last change of the tags about which a visitor can read something."""
    return [(row["name"], row["at"]) for row in await session.fetch(TAGS, list(VISITOR.sees), first, last)]


async def public_authors_between(session: Session, first: int, last: int) -> list[str]:
    """The handles of those of whom a visitor can read something."""
    return [row["name"] for row in await session.fetch(PEOPLE, list(VISITOR.sees), first, last)]
