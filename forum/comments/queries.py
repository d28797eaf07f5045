"""Every read of comments: seen by whoever sees the post, where they are published."""

from collections import defaultdict

from forum.actor import Actor
from forum.comments.rows import CommentRow
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_POST, VISIBLE_THREAD, eyes, real_id

COLUMNS = """
SELECT m.id, m.thread_id, m.post_id, m.author_id, u.name AS author_name,
       coalesce(u.display_name, m.author_label) AS author_display,
       m.body_source, m.body_html AS html, m.state, m.score, m.created_at, m.edited_at, m.language,
       t.locked_at IS NOT NULL AS locked
  FROM comments m
  JOIN posts p ON p.id = m.post_id
  JOIN threads t ON t.id = m.thread_id
  JOIN categories c ON c.id = t.category_id
  LEFT JOIN users u ON u.id = m.author_id
 WHERE
"""
VISIBLE_COMMENT = "(m.state = 'published' OR m.author_id = $2::bigint OR $3::bool)"
SEEN = " AND ".join((VISIBLE_THREAD, VISIBLE_POST, VISIBLE_COMMENT))
ONE = " ".join((COLUMNS, SEEN, "AND m.id = $4"))
OF_THREAD = " ".join((COLUMNS, SEEN, "AND m.thread_id = $4 AND m.state <> 'deleted' ORDER BY m.created_at, m.id"))


async def visible_comment(session: Session, actor: Actor, comment_id: int, *, lock: bool = False) -> CommentRow:
    """The comment, or NotThere where it, its post or its thread is missing or not for this actor."""
    sql = f"{ONE} FOR NO KEY UPDATE OF m" if lock else ONE
    row = await session.fetchrow(sql, *eyes(actor), real_id(comment_id))
    if row is None:
        raise NotThere
    return CommentRow(**row)


async def comments_of_thread(session: Session, actor: Actor, thread_id: int) -> dict[int, list[CommentRow]]:
    """The comments under each post, in the order in which they were made; deleted ones are left out."""
    under: dict[int, list[CommentRow]] = defaultdict(list)
    for row in await session.fetch(OF_THREAD, *eyes(actor), real_id(thread_id)):
        under[row["post_id"]].append(CommentRow(**row))
    return dict(under)
