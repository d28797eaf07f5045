"""Posts as rules are told of them: one as it is written, and history newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import SYSTEM
from forum.database import Session
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes

NEAR = 2_000  # posts back in which a copy or a new site is looked for
COLUMNS = """
SELECT p.id, p.thread_id, p.kind, p.state, p.body_source, p.language, p.created_at, p.author_id, t.title,
       u.name AS author_name,
       u.created_at AS author_since, coalesce(cardinality(u.roles), 0) > 0 AS is_staff, u.trust_level,
       (SELECT count(*) FROM (SELECT FROM posts o WHERE o.author_id = p.author_id AND o.id < p.id
                                 AND o.state = 'published' LIMIT 1000) AS known) AS author_posts,
       (SELECT r.useful FROM reviewables r WHERE r.object_kind = 'post' AND r.object_id = p.id
        AND r.useful IS NOT NULL ORDER BY r.id DESC LIMIT 1) AS useful
FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = p.author_id
"""
HISTORY = f"{COLUMNS} WHERE {VISIBLE_THREAD} AND p.state <> 'deleted'"
ONE = f"{HISTORY} AND p.id = $4"
BEFORE = f"{HISTORY} AND ($4::bigint IS NULL OR p.id < $4) ORDER BY p.id DESC LIMIT $5"
COUNTING = """
SELECT count(*) FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
"""
COUNT = f"{COUNTING} WHERE {VISIBLE_THREAD} AND p.state <> 'deleted'"
AUTHOR = """
SELECT u.name AS author_name, u.created_at AS author_since, cardinality(u.roles) > 0 AS is_staff, u.trust_level,
       (SELECT count(*) FROM posts o WHERE o.author_id = u.id AND o.state = 'published') AS author_posts
FROM users u WHERE u.id = $1
"""
COPIES = """
SELECT count(DISTINCT o.thread_id) FROM posts o
WHERE o.id > $1::bigint - $4::bigint AND o.id <> $1 AND o.thread_id <> $2::bigint AND o.body_source = $3
"""
SPREAD = """
SELECT count(DISTINCT o.thread_id) FROM posts o
WHERE o.id > $1::bigint - $4::bigint AND o.id <> $1 AND o.thread_id <> $2::bigint
AND position($3::text IN o.body_source) > 0 AND o.created_at > $5
"""


@dataclass(frozen=True, slots=True)
class Around:
    """What else was written lately: threads with the same text, threads that lead to the same unknown place."""

    copies: int
    spread: int


async def post_for_rules(session: Session, post_id: int) -> Any:
    return await session.fetchrow(ONE, *eyes(SYSTEM), post_id)


async def history(session: Session, before: int | None, most: int) -> Sequence[Any]:
    """Posts, the newest first, each with the verdict about it, if there was one."""
    return await session.fetch(BEFORE, *eyes(SYSTEM), before, most)


async def history_size(session: Session) -> int:
    found: int = await session.fetchval(COUNT, *eyes(SYSTEM))
    return found


async def around(session: Session, post: Any, host: str | None, since: datetime) -> Around:
    where = post["id"], post["thread_id"]
    copies = await session.fetchval(COPIES, *where, post["body_source"], NEAR) if len(post["body_source"]) > 40 else 0
    spread = await session.fetchval(SPREAD, *where, host, NEAR, since) if host else 0
    return Around(copies, spread)


async def author_for_rules(session: Session, user_id: int | None) -> Any:
    """Who wrote a comment, as rules are told of them; None for a deleted account."""
    return await session.fetchrow(AUTHOR, user_id) if user_id is not None else None


async def staff_names(session: Session) -> list[str]:
    rows = await session.fetch("SELECT name, display_name FROM users WHERE roles <> '{}' LIMIT 500")
    return [name for row in rows for name in (row["name"], row["display_name"])]
