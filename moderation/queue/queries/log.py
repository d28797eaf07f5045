"""Decisions: the log for staff, the open log, and single ones to undo."""

from collections.abc import Sequence
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import LISTED_THREAD, real_id
from forum.web.paging import Key
from moderation.queue.choices import Taken

LOG = """
SELECT d.id, d.verb, d.object_kind, d.object_id, d.reason, d.created_at, d.undone_at, d.reviewable_id, d.seconds,
       u.name, u.display_name, w.display_name AS undone_by, a.name AS subject_name, a.display_name AS subject
FROM decisions d LEFT JOIN users u ON u.id = d.moderator_id LEFT JOIN users w ON w.id = d.undone_by_id
LEFT JOIN reviewables r ON r.id = d.reviewable_id
LEFT JOIN users a ON a.id = CASE d.object_kind WHEN 'user' THEN d.object_id ELSE r.author_id END
"""
LOG_PAGE = f"{LOG} WHERE ($1::bigint IS NULL OR d.id < $1) ORDER BY d.id DESC LIMIT $2"
LOG_OF_ITEM = f"{LOG} WHERE d.reviewable_id = $1 ORDER BY d.id"
# Without names of moderators, reporters or authors; a title only of what everybody may read.
OPEN_LOG = " ".join(
    (
        "SELECT d.id, d.verb, d.object_kind, d.reason, d.created_at, d.undone_at, t.id AS thread_id, t.title, t.slug",
        "FROM decisions d JOIN reviewables r ON r.id = d.reviewable_id LEFT JOIN threads home ON home.id = r.thread_id",
        "LEFT JOIN categories c ON c.id = home.category_id LEFT JOIN threads t ON t.id = home.id AND",
        LISTED_THREAD,
        "WHERE ($2::bigint IS NULL OR d.id < $2) AND d.verb = ANY($3::text[])",
        "AND (home.id IS NULL OR c.visibility = ANY($1::text[])) ORDER BY d.id DESC LIMIT $4",
    )
)
OPEN_VERBS = ["approve", "hide", "lock", "unlock", "duplicate", "merge", "move", "split", "warn", "silence", "suspend",
              "overturn"]  # fmt: skip
TAKEN = """
SELECT id, reviewable_id, moderator_id, verb, object_kind, object_id, before FROM decisions WHERE id = $1
"""
NEEDED = """
SELECT EXISTS (SELECT FROM decisions WHERE reviewable_id = $1 AND undone_at IS NULL
               AND verb <> ALL('{approve,agree,disagree,uphold}'))
"""
BATCH = "SELECT id FROM decisions WHERE batch = $1 AND undone_at IS NULL ORDER BY id DESC"
REVIEWERS = """
SELECT count(*) FROM users
WHERE roles <> '{}' AND roles && '{moderator,admin}'::text[] AND (suspended_until IS NULL OR suspended_until <= $1)
"""
SPENT = "SELECT coalesce(sum(seconds), 0) / 60 FROM decisions WHERE created_at >= $1"


async def log_page(session: Session, *, after: Key | None = None, most: int = 50) -> Sequence[Any]:
    return await session.fetch(LOG_PAGE, after[0] if after else None, most)


async def open_log_page(session: Session, actor: Actor, *, after: Key | None = None, most: int = 50) -> Sequence[Any]:
    """What everybody may know; a thread's title only where they may read it."""
    return await session.fetch(OPEN_LOG, ["public"], after[0] if after else None, OPEN_VERBS, most)


async def decisions_about(session: Session, item_id: int) -> Sequence[Any]:
    return await session.fetch(LOG_OF_ITEM, item_id)


async def decision_of(session: Session, decision_id: int, *, lock: bool = False) -> Taken:
    row = await session.fetchrow(f"{TAKEN} FOR UPDATE" if lock else TAKEN, real_id(decision_id))
    if row is None:
        raise NotThere
    return Taken(**row)


async def batch_of(session: Session, batch: int) -> list[int]:
    """The decisions of a bulk that still stand, the last one first."""
    return [row["id"] for row in await session.fetch(BATCH, real_id(batch))]


async def needed_somebody(session: Session, item_id: int) -> bool:
    """Whether anything but letting it be was decided about the item, and still stands."""
    found: bool = await session.fetchval(NEEDED, item_id)
    return found


async def reviewer_count(session: Session) -> int:
    found: int = await session.fetchval(REVIEWERS, session.now)
    return found


async def minutes_spent(session: Session) -> int:
    """What decisions of today (UTC) took, in minutes."""
    today = session.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return int(await session.fetchval(SPENT, today))
