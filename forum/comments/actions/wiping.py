"""Removing the comments of somebody who left, with their text."""

from forum.actor import SYSTEM
from forum.comments.actions.stating import delete_comment
from forum.database import Session

OWN = "SELECT id, state FROM comments WHERE author_id = $1 AND body_source <> '' ORDER BY id LIMIT $2"


async def wipe_comments(session: Session, user_id: int, most: int) -> int:
    """How many of them were removed, `most` at once."""
    rows = await session.fetch(OWN, user_id, most)
    for row in rows:
        if row["state"] != "deleted":
            await delete_comment(session, SYSTEM, row["id"])
    ids = [row["id"] for row in rows]
    await session.fetchval("UPDATE comments SET body_source = '', body_html = '' WHERE id = ANY($1)", ids)
    return len(ids)
