"""Edits of other people's posts are judged when they have stood for three days."""

from datetime import timedelta
from typing import Any

from forum.bus import publish
from forum.database import Database, Session
from reputation.book.events import EditStood
from reputation.trust.events import EditJudged

STANDS_AFTER = timedelta(days=3)
AT_ONCE = 200
# An edit was undone where a later version says again what an earlier one said.
RIPE = """
SELECT e.id, e.actor_id, e.thread_id, e.post_id, (e.payload->>'version')::int AS version,
       NOT EXISTS (
           SELECT FROM revisions before JOIN revisions later ON later.post_id = before.post_id
           WHERE before.post_id = e.post_id AND before.version < (e.payload->>'version')::int
             AND later.version > (e.payload->>'version')::int AND later.body_source = before.body_source
             AND later.title IS NOT DISTINCT FROM before.title
       ) AND p.state = 'published' AS stood,
       EXISTS (SELECT FROM edit_verdicts v WHERE v.user_id = e.actor_id AND v.post_id = e.post_id AND v.stood) AS paid
FROM events e JOIN posts p ON p.id = e.post_id
WHERE e.name = 'PostEdited' AND e.created_at < $1 AND e.actor_id <> p.author_id
  AND e.id > (SELECT coalesce(max(event_id), 0) FROM edit_verdicts)
ORDER BY e.id LIMIT $2
"""
VERDICT = """
INSERT INTO edit_verdicts (event_id, user_id, post_id, stood, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING RETURNING event_id
"""


async def judge_edits(database: Database, _settings: Any) -> None:
    """Every edit that is old enough has its verdict; the first that stood pays its writer, once a post."""
    while True:
        async with database.writing() as session:
            rows = await session.fetch(RIPE, session.now - STANDS_AFTER, AT_ONCE)
            paid = {(row["actor_id"], row["post_id"]) for row in rows if row["paid"]}
            for row in rows:
                await judge(session, row, paid)
        if len(rows) < AT_ONCE:
            return


async def judge(session: Session, row: Any, paid: set[tuple[int, int]]) -> None:
    new = await session.fetchval(VERDICT, row["id"], row["actor_id"], row["post_id"], row["stood"], session.now)
    if new is not None:
        judged = EditJudged(None, row["actor_id"], row["post_id"], row["id"], row["stood"])
        await publish(session, judged)
    once = (row["actor_id"], row["post_id"])
    if new is not None and row["stood"] and once not in paid:
        paid.add(once)
        await publish(session, EditStood(None, row["thread_id"], row["post_id"], row["actor_id"], row["version"]))
