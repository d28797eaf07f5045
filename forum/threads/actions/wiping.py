"""Removing what somebody wrote for good, because they left: with its text, and all earlier versions of it."""

from forum.actor import SYSTEM
from forum.database import Session
from forum.threads.actions.deleting import delete_post

# An accepted answer helps others, and under a question stand the answers of others: both stay.
OWN = """
SELECT p.id, p.state FROM posts p JOIN threads t ON t.id = p.thread_id
WHERE p.author_id = $1 AND p.body_source <> '' AND t.accepted_post_id IS DISTINCT FROM p.id AND t.article_id IS NULL
  AND (p.kind <> 'opening' OR NOT EXISTS (
       SELECT FROM posts o WHERE o.thread_id = t.id AND o.id <> p.id
          AND o.state <> 'deleted' AND o.author_id IS DISTINCT FROM $1))
ORDER BY p.kind = 'opening', p.id LIMIT $2
"""
WIPE = "UPDATE posts SET body_source = '', body_html = '', details = '[]' WHERE id = ANY($1)"
VERSIONS = "DELETE FROM revisions WHERE post_id = ANY($1)"
TITLES = """
UPDATE threads t SET title = '…', slug = 'removed' FROM posts p
WHERE p.id = ANY($1) AND p.kind = 'opening' AND t.id = p.thread_id AND t.author_id = p.author_id
"""


async def wipe_posts(session: Session, user_id: int, most: int) -> int:
    """How many of the posts of this person were removed, `most` at once."""
    rows = await session.fetch(OWN, user_id, most)
    for row in rows:
        if row["state"] != "deleted":
            await delete_post(session, SYSTEM, row["id"])
    ids = [row["id"] for row in rows]
    for statement in (TITLES, VERSIONS, WIPE):
        await session.fetchval(statement, ids)
    return len(ids)
