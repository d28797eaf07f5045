"""What staff did in the threads of a topic."""

from collections.abc import Sequence

from forum.actor import Actor
from forum.database import Session
from kb_bridge.minutes import Spent
from kb_bridge.policy import may_edit_articles

SPENT = """
SELECT (SELECT coalesce(sum(r.seconds), 0) FROM reviewables r WHERE r.thread_id = ANY($1::bigint[]))::int AS seconds,
       count(p.id)::int AS answers,
       coalesce(sum(array_length(regexp_split_to_array(btrim(p.body_source), '\\s+'), 1)), 0)::int AS words
  FROM posts p JOIN users u ON u.id = p.author_id
 WHERE p.thread_id = ANY($1::bigint[]) AND p.kind <> 'opening' AND p.state = 'published' AND u.roles <> '{}'
"""


async def minutes_spent(session: Session, actor: Actor, thread_ids: Sequence[int]) -> Spent:
    """For editors; numbers alone."""
    row = await session.fetchrow(SPENT, list(thread_ids)) if may_edit_articles(actor) else None
    return Spent(**row) if row else Spent()
