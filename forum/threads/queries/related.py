"""What stands around a thread: its duplicates, those who have it too, titles like it, and tags."""

import re

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.lists import AMONG, AUTHORS, COLUMNS, TABLES, threads_among
from forum.threads.queries.visibility import LISTED_THREAD
from forum.threads.rows import TagRow, ThreadRow
from forum.threads.tag_names import is_tag

DUPLICATES = " ".join(
    (
        COLUMNS,
        TABLES,
        AUTHORS,
        "WHERE",
        LISTED_THREAD,
        "AND t.duplicate_of_id = $3::bigint ORDER BY t.id DESC LIMIT 50",
    )
)
AROUND = f"({AMONG}) UNION ALL ({DUPLICATES})"
WORDS_MOST = 6  # of a title that are looked for
# English takes its stop words out and brings word forms together; words of other languages must agree as they are.
SIMILAR = " ".join(
    (
        """
SELECT t.id, ts_rank(to_tsvector('english', t.title), to_tsquery('english', $2)) AS common
  FROM threads t JOIN categories c ON c.id = t.category_id
 WHERE to_tsvector('english', t.title) @@ to_tsquery('english', $2) AND""",
        LISTED_THREAD,
        "AND t.duplicate_of_id IS NULL ORDER BY common DESC, t.solved_at IS NULL, t.id DESC LIMIT $3",
    )
)
BEGINNING = " ".join(
    (
        COLUMNS,
        TABLES,
        AUTHORS,
        "WHERE",
        LISTED_THREAD,
        """AND (to_tsvector('english', t.title) @@ to_tsquery('english', $2) OR t.id = $3) AND t.id <> $4
 ORDER BY t.id = $3 DESC, t.last_activity_at DESC, t.id DESC LIMIT 8
""",
    )
)
# The figure is kept (actions/recounting.py); whether a tag has any thread for this reader is asked each time.
TAGS = " ".join(
    (
        """
SELECT g.id, g.name, g.description, greatest(g.thread_count, 1) AS threads
  FROM tags g
 WHERE ($2::text IS NULL OR g.name = $2) AND EXISTS (
       SELECT FROM thread_tags tt JOIN threads t ON t.id = tt.thread_id JOIN categories c ON c.id = t.category_id
        WHERE tt.tag_id = g.id AND""",
        LISTED_THREAD,
        ") ORDER BY g.thread_count DESC, g.name LIMIT $3",
    )
)
POPULAR = " ".join(
    (
        """
SELECT tag FROM (
  SELECT t.tags FROM threads t JOIN categories c ON c.id = t.category_id WHERE""",
        LISTED_THREAD,
        """ORDER BY t.created_at DESC, t.id DESC LIMIT 1000) AS newest, unnest(newest.tags) AS tag
 GROUP BY tag ORDER BY count(*) DESC, tag LIMIT $2
""",
    )
)


async def threads_around(
    session: Session, actor: Actor, thread_id: int, ids: list[int]
) -> tuple[dict[int, ThreadRow], list[ThreadRow]]:
    """Those of the threads `ids` that are published and the actor may read, and the threads that point to this one as
    the one that asks the same, the newest first."""
    rows = [ThreadRow(**row) for row in await session.fetch(AROUND, list(actor.sees), ids, thread_id)]
    return {row.id: row for row in rows if row.id in ids}, [row for row in rows if row.duplicate_of_id == thread_id]


async def duplicates_of(session: Session, actor: Actor, thread_id: int) -> list[ThreadRow]:
    """The threads that point to this one as the one that asks the same."""
    _none, found = await threads_around(session, actor, thread_id, [])
    return found


async def similar_threads(session: Session, actor: Actor, title: str, limit: int = 5) -> list[ThreadRow]:
    """Threads whose titles share most words with this one, solved ones first among equals."""
    words = sorted(dict.fromkeys(re.findall(r"\w{3,}", title.lower())), key=len, reverse=True)[:WORDS_MOST]
    if not words:
        return []
    ids = [row["id"] for row in await session.fetch(SIMILAR, list(actor.sees), " | ".join(words), limit)]
    return await threads_among(session, actor, ids)


async def threads_beginning(session: Session, sees: list[str], typed: str, *, but: int) -> list[ThreadRow]:
    """Threads in which every word of a title begins as typed, or the thread of that number; `but` one."""
    words = re.findall(r"\w+", typed.lower())[:WORDS_MOST]
    if not words:
        return []
    query = " & ".join(f"{word}:*" for word in words)
    exact = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
    return [ThreadRow(**row) for row in await session.fetch(BEGINNING, sees, query, exact, but)]


async def tag_rows(session: Session, actor: Actor, limit: int = 100) -> list[TagRow]:
    """The tags with the most threads that the actor may read."""
    return [TagRow(**row) for row in await session.fetch(TAGS, list(actor.sees), None, limit)]


async def popular_tags(session: Session, actor: Actor, limit: int = 20) -> list[str]:
    """Names of the tags that the newest thousand threads carry most: as quick in a large forum as in a small one."""
    return [row["tag"] for row in await session.fetch(POPULAR, list(actor.sees), limit)]


async def tag_row(session: Session, actor: Actor, name: str) -> TagRow:
    """The tag of this name; NotThere where no thread that the actor may read has it."""
    row = await session.fetchrow(TAGS, list(actor.sees), name, 1) if is_tag(name) else None
    if row is None:
        raise NotThere
    return TagRow(**row)


async def known_tags(session: Session, actor: Actor, limit: int = 200) -> list[str]:
    """Names to offer where tags are typed."""
    return [row.name for row in await tag_rows(session, actor, limit)]
