"""Every read of moderation. Posts and comments come under the forum's own conditions of who sees what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from forum.web.paging import Key
from moderation.queue.harm import Evidence

OBJECTS = f"""
FROM reviewables r
LEFT JOIN comments m ON r.object_kind = 'comment' AND m.id = r.object_id
LEFT JOIN posts p ON p.id = CASE r.object_kind WHEN 'post' THEN r.object_id ELSE m.post_id END
LEFT JOIN threads t ON t.id = p.thread_id
LEFT JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = r.author_id
LEFT JOIN users k ON k.id = r.claimed_by_id AND r.claimed_until > $4
WHERE (r.object_kind NOT IN ('post', 'comment') OR {VISIBLE_THREAD})
"""
ITEM = """
SELECT r.id, r.object_kind, r.object_id, r.severity, r.probability, r.minutes, r.harm, r.due_at, r.late,
       r.state, r.version, r.created_at, r.decided_at, r.author_id,
       r.url AS place, r.thread_id, p.id AS post_id, p.kind AS post_kind, t.title, t.slug,
       t.locked_at IS NOT NULL AS thread_locked,
       CASE WHEN m.id IS NULL THEN p.state ELSE m.state END AS object_state,
       CASE WHEN m.id IS NULL THEN p.body_html ELSE m.body_html END AS body_html,
       u.name AS author_name, u.display_name AS author_display, u.roles AS author_roles,
       k.id AS claimed_by_id, k.display_name AS claimed_by,
       (SELECT array_agg(DISTINCT words) FROM review_reasons WHERE reviewable_id = r.id) AS kinds,
       (SELECT count(*) FROM review_reasons WHERE reviewable_id = r.id) AS reasons
"""
QUEUE = f"""{ITEM} {OBJECTS} AND r.state = 'open'
AND ($5::float8 IS NULL OR (r.harm <= $5 AND (r.harm < $5 OR r.id > $6::bigint))) ORDER BY r.harm DESC, r.id LIMIT $7"""
ONE = f"{ITEM} {OBJECTS} AND r.id = $5"
GROUNDS = """
SELECT source, severity, probability, minutes, created_at FROM review_reasons WHERE reviewable_id = $1
"""
REASONS = """
SELECT s.source, s.kind, s.words, s.value, s.threshold, s.note, s.created_at, u.name, u.display_name
FROM review_reasons s LEFT JOIN users u ON u.id = s.user_id WHERE s.reviewable_id = $1 ORDER BY s.id
"""
LOG = """
SELECT d.id, d.verb, d.object_kind, d.object_id, d.reason, d.created_at, d.undone_at, d.reviewable_id,
       u.name, u.display_name, w.display_name AS undone_by, a.name AS subject_name, a.display_name AS subject
FROM decisions d LEFT JOIN users u ON u.id = d.moderator_id LEFT JOIN users w ON w.id = d.undone_by_id
LEFT JOIN reviewables r ON r.id = d.reviewable_id
LEFT JOIN users a ON a.id = CASE d.object_kind WHEN 'user' THEN d.object_id ELSE r.author_id END
"""
LOG_PAGE = f"{LOG} WHERE ($1::bigint IS NULL OR d.id < $1) ORDER BY d.id DESC LIMIT $2"
LOG_OF_ITEM = f"{LOG} WHERE d.reviewable_id = $1 ORDER BY d.id"
RECORD = """
SELECT u.id, u.name, u.display_name, u.created_at, u.reputation, u.trust_level, u.suspended_until,
       (SELECT count(*) FROM posts WHERE author_id = u.id AND state = 'published') AS published,
       (SELECT count(*) FROM posts WHERE author_id = u.id AND state IN ('held', 'hidden')) AS out_of_view,
       (SELECT count(*) FROM reviewables WHERE author_id = u.id AND state = 'decided') AS decided
FROM users u WHERE u.id = $1
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A reviewable as the queue and its page show it."""

    id: int
    object_kind: str
    object_id: int
    severity: int
    probability: float
    minutes: int
    harm: float
    due_at: datetime
    late: bool
    state: str
    version: int
    created_at: datetime
    decided_at: datetime | None
    author_id: int | None
    place: str
    thread_id: int | None
    post_id: int | None
    post_kind: str | None
    title: str | None
    slug: str | None
    thread_locked: bool | None
    object_state: str | None
    body_html: str | None
    author_name: str | None
    author_display: str | None
    author_roles: Sequence[str] | None
    claimed_by_id: int | None
    claimed_by: str | None
    kinds: Sequence[str] | None
    reasons: int

    @property
    def url(self) -> str:
        return f"/mod/{self.id}"


async def open_items(session: Session, actor: Actor, *, after: Key | None = None, most: int = 30) -> list[Item]:
    """What waits, what harms most a minute first; one statement, however much waits."""
    harm, item_id = after or (None, None)
    rows = await session.fetch(QUEUE, *eyes(actor), session.now, harm, item_id, most)
    return [Item(**row) for row in rows]


async def open_count(session: Session) -> int:
    found: int = await session.fetchval("SELECT count(*) FROM reviewables WHERE state = 'open'")
    return found


async def item(session: Session, actor: Actor, item_id: int) -> Item:
    row = await session.fetchrow(ONE, *eyes(actor), session.now, real_id(item_id))
    if row is None:
        raise NotThere
    return Item(**row)


async def grounds_of(session: Session, item_id: int) -> list[Evidence]:
    """What the order of an item follows from."""
    return [Evidence(**row) for row in await session.fetch(GROUNDS, item_id)]


async def reasons_of(session: Session, item_id: int) -> Sequence[Any]:
    return await session.fetch(REASONS, item_id)


async def record_of(session: Session, user_id: int | None) -> Any:
    """What a moderator should know of an author; None for a deleted account."""
    return await session.fetchrow(RECORD, user_id) if user_id is not None else None


async def log_page(session: Session, *, after: Key | None = None, most: int = 50) -> Sequence[Any]:
    return await session.fetch(LOG_PAGE, after[0] if after else None, most)


async def decisions_about(session: Session, item_id: int) -> Sequence[Any]:
    return await session.fetch(LOG_OF_ITEM, item_id)


async def open_item_about(session: Session, object_kind: str, object_id: int) -> int | None:
    found: int | None = await session.fetchval(
        "SELECT id FROM reviewables WHERE object_kind = $1 AND object_id = $2 AND state = 'open'",
        object_kind,
        object_id,
    )
    return found
