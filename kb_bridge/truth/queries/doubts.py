"""What was asked and said of a solution."""

from forum.actor import Actor
from forum.database import Session
from forum.threads.rows import ThreadRow, ThreadView
from kb_bridge.truth.rows import Doubt
from kb_bridge.truth.weighing import Words

DOUBT = """
SELECT d.post_id, d.thread_id, d.asked_at, d.outdated_at,
       coalesce(sum(w.weight) FILTER (WHERE w.works), 0)::int AS yes,
       coalesce(sum(w.weight) FILTER (WHERE NOT w.works), 0)::int AS no,
       count(*) FILTER (WHERE w.works)::int AS said_yes, count(*) FILTER (WHERE NOT w.works)::int AS said_no,
       bool_or(w.works) FILTER (WHERE w.user_id = $2) AS said,
       EXISTS (SELECT FROM follows f WHERE f.user_id = $2 AND f.kind = 'thread' AND f.subject_id = d.thread_id
                  AND f.level <> 'mute')
       OR EXISTS (SELECT FROM me_toos m WHERE m.user_id = $2 AND m.thread_id = d.thread_id)
       OR EXISTS (SELECT FROM posts p WHERE p.author_id = $2 AND p.thread_id = d.thread_id
                     AND (p.kind = 'opening' OR p.id = d.post_id)) AS mine
  FROM solution_doubts d LEFT JOIN solution_words w ON w.post_id = d.post_id
 WHERE d.post_id = $1 GROUP BY d.post_id
"""


async def doubt_about(session: Session, actor: Actor, thread: ThreadRow | ThreadView) -> Doubt | None:
    """Of the solution of a thread that the actor has been shown; None where nobody asked."""
    if thread.accepted_post_id is None:
        return None
    row = await session.fetchrow(DOUBT, thread.accepted_post_id, actor.id)
    if row is None or row["thread_id"] != thread.id:
        return None
    words = Words(row["yes"], row["no"], row["said_yes"], row["said_no"])
    return Doubt(
        post_id=row["post_id"],
        thread_id=row["thread_id"],
        asked_at=row["asked_at"],
        outdated_at=row["outdated_at"],
        words=words,
        mine=actor.id is not None and row["mine"],
        said=row["said"],
    )


async def outdated_among(session: Session, post_ids: list[int]) -> set[int]:
    """Those of the answers of which enough people said that they work no longer."""
    sql = "SELECT post_id FROM solution_doubts WHERE post_id = ANY($1::bigint[]) AND outdated_at IS NOT NULL"
    return {row["post_id"] for row in await session.fetch(sql, post_ids)}
