"""What only time shows: silence, promises, answers that age, edits back and forth, ratings, reports."""

from collections.abc import Sequence
from typing import Any

from forum.actor import SYSTEM
from forum.database import Session
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes

NEVER = """NOT EXISTS (SELECT FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id
WHERE r.object_kind = 'post' AND r.object_id = p.id AND s.kind = $4)"""
POST = """
SELECT p.id, p.thread_id, p.author_id, p.kind, p.body_source, p.language, p.score, t.title, t.answer_count,
       t.view_count, t.solved_at IS NOT NULL AS solved, t.accepted_post_id = p.id AS accepted,
       extract(epoch FROM $5::timestamptz - t.created_at)::float8 / 3600 AS hours_open,
       extract(epoch FROM $5::timestamptz - t.last_activity_at)::float8 / 3600 AS hours_silent,
       coalesce(cardinality(u.roles), 0) > 0 AS is_staff,
       (SELECT count(*) FROM helpful_marks h WHERE h.kind = 'post' AND h.subject_id = p.id AND NOT h.helpful)
           AS unhelpful,
       (SELECT count(*) FROM events e WHERE e.post_id = p.id AND e.name = 'PostEdited'
           AND e.created_at > $5 - interval '1 hour') AS edits,
       (SELECT count(*) FROM events e WHERE e.post_id = p.id AND e.name = 'AnswerUnaccepted') AS reopened,
       coalesce(t.accepted_post_id <> p.id, false) OR EXISTS (SELECT FROM events e WHERE e.post_id = p.id
           AND e.name = 'PostEdited' AND e.actor_id <> p.author_id) AS corrected
FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = p.author_id
"""
OPENINGS = "p.kind = 'opening' AND t.kind = 'question' AND t.solved_at IS NULL AND t.duplicate_of_id IS NULL"
SOME = {
    "unanswered": f"{OPENINGS} AND t.answer_count = 0 AND t.created_at > $5 - interval '60 days'",
    "too_long": f"{OPENINGS} AND t.answer_count > 0 AND t.created_at > $5 - interval '60 days'",
    "broken_promise": """p.kind <> 'opening' AND cardinality(u.roles) > 0 AND t.solved_at IS NULL
        AND p.created_at = t.last_activity_at AND p.created_at > $5 - interval '60 days'""",
    "stale_answer": "t.accepted_post_id = p.id AND p.score < 0",
    "bad_rating": """cardinality(u.roles) > 0 AND p.kind = 'answer' AND EXISTS (SELECT FROM helpful_marks h
        WHERE h.kind = 'post' AND h.subject_id = p.id AND NOT h.helpful AND h.created_at > $5 - interval '7 days')""",
    "staff_error": """cardinality(u.roles) > 0 AND p.kind = 'answer' AND EXISTS (SELECT FROM helpful_marks h
        WHERE h.kind = 'post' AND h.subject_id = p.id AND NOT h.helpful AND h.created_at > $5 - interval '60 days')""",
    "edit_war": "p.edited_at > $5 - interval '1 hour' AND p.version > 3",
}  # fmt: skip
CLOCK = tuple(SOME)
CANDIDATES = {
    name: f"{POST} WHERE {VISIBLE_THREAD} AND t.state = 'published' AND t.test_ended_at IS NULL "
    f"AND p.state = 'published' AND {NEVER} AND {only} ORDER BY p.id DESC LIMIT $6"
    for name, only in SOME.items()
}
REPORTED = """
SELECT r.id, r.object_kind, r.object_id, r.thread_id, r.author_id, r.url, sum(s.weight)::float8 AS weight,
       count(DISTINCT s.user_id) AS people
FROM reviewables r JOIN review_reasons s ON s.reviewable_id = r.id AND s.source = 'flag'
WHERE r.state = 'open' AND NOT EXISTS (SELECT FROM review_reasons o WHERE o.reviewable_id = r.id AND o.kind = 'flagged')
GROUP BY r.id HAVING count(DISTINCT s.user_id) > 1 LIMIT $1
"""


async def candidates(session: Session, name: str, most: int = 500) -> Sequence[Any]:
    """Posts about which the rule has not spoken yet, the newest first."""
    return await session.fetch(CANDIDATES[name], *eyes(SYSTEM), name, session.now, most)


async def reported(session: Session, most: int = 500) -> Sequence[Any]:
    return await session.fetch(REPORTED, most)
