"""What stands beside an item: what brought it, its author's record, similar decisions, its neighbours in the thread."""

from collections.abc import Sequence
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import VISIBLE_POST, VISIBLE_THREAD, eyes
from moderation.queue.harm import Evidence

GROUNDS = """
SELECT source, severity, probability, minutes, created_at FROM review_reasons WHERE reviewable_id = $1
"""
REASONS = """
SELECT s.source, s.kind, s.words, s.value, s.threshold, s.weight, s.note, s.created_at, s.user_id,
       u.name, u.display_name, judged.useful, judged.count AS judged
FROM review_reasons s LEFT JOIN users u ON u.id = s.user_id
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE r.useful) AS useful, count(*) FROM review_reasons o
    JOIN reviewables r ON r.id = o.reviewable_id AND r.useful IS NOT NULL WHERE o.user_id = s.user_id
) judged ON s.user_id IS NOT NULL
WHERE s.reviewable_id = $1 ORDER BY s.id LIMIT 50
"""
RECORD = """
SELECT u.id, u.name, u.display_name, u.created_at, u.reputation, u.trust_level, u.suspended_until, u.silenced_until,
       (SELECT count(*) FROM posts WHERE author_id = u.id AND state = 'published') AS published,
       (SELECT count(*) FROM posts WHERE author_id = u.id AND state IN ('held', 'hidden')) AS out_of_view,
       (SELECT count(*) FROM reviewables WHERE author_id = u.id AND useful) AS upheld,
       (SELECT count(*) FROM reviewables WHERE author_id = u.id AND NOT useful) AS dismissed,
       (SELECT count(*) FROM sanctions WHERE user_id = u.id AND lifted_at IS NULL) AS sanctions
FROM users u WHERE u.id = $1
"""
# The same author's first, then what the same rules brought; the newest of them.
SIMILAR = """
SELECT d.id, d.verb, d.reason, d.created_at, r.id AS item_id, r.author_id IS NOT DISTINCT FROM $2 AS same_author,
       u.display_name AS moderator
FROM reviewables r
JOIN LATERAL (SELECT * FROM decisions WHERE reviewable_id = r.id AND undone_at IS NULL
              AND verb <> ALL('{agree,disagree}') ORDER BY id DESC LIMIT 1) d ON true
LEFT JOIN users u ON u.id = d.moderator_id
WHERE r.state = 'decided' AND r.id <> $1 AND r.id IN (
    (SELECT id FROM reviewables WHERE author_id = $2 AND state = 'decided' ORDER BY id DESC LIMIT 5)
    UNION (SELECT s.reviewable_id FROM review_reasons s WHERE s.kind = ANY($3::text[]) ORDER BY s.id DESC LIMIT 20))
ORDER BY same_author DESC, d.id DESC LIMIT 5
"""
NEAR = """
SELECT p.id, p.kind, p.state, p.body_html, p.created_at, coalesce(u.display_name, p.author_label) AS author
FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = p.author_id WHERE p.thread_id = $4 AND p.state <> 'deleted' AND
"""
SEEN = " AND ".join((VISIBLE_THREAD, VISIBLE_POST))
BEFORE = " ".join((NEAR, SEEN, "AND p.id <= $5 ORDER BY p.kind = 'opening' DESC, p.id DESC LIMIT 3"))
BEHIND = " ".join((NEAR, SEEN, "AND p.id > $5 AND p.kind <> 'opening' ORDER BY p.id LIMIT 1"))
AROUND = " ".join(("SELECT * FROM ((", BEFORE, ") UNION ALL (", BEHIND, ")) near ORDER BY kind = 'opening' DESC, id"))


async def grounds_of(session: Session, item_id: int) -> list[Evidence]:
    """What the order of an item follows from."""
    return [Evidence(**row) for row in await session.fetch(GROUNDS, item_id)]


async def reasons_of(session: Session, item_id: int) -> Sequence[Any]:
    """Who and what brought it; for people, how many of their judged reports were right."""
    return await session.fetch(REASONS, item_id)


async def record_of(session: Session, user_id: int | None) -> Any:
    """What a moderator should know of an author; None for a deleted account."""
    return await session.fetchrow(RECORD, user_id) if user_id is not None else None


async def similar_decisions(
    session: Session, item_id: int, *, author_id: int | None, rules: Sequence[str]
) -> Sequence[Any]:
    """What was decided about the same author, or for the same reasons."""
    return await session.fetch(SIMILAR, item_id, author_id, list(rules))


async def posts_around(session: Session, actor: Actor, thread_id: int, post_id: int) -> Sequence[Any]:
    """The item's post in its place: the opening, what came before, itself and what came after."""
    return await session.fetch(AROUND, *eyes(actor), thread_id, post_id)
