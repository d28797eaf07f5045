"""Every read of pictures. Loading is checking: one is had by its uploader, and by whoever sees what uses it."""

from datetime import datetime

from forum.actor import Actor
from forum.comments.queries import VISIBLE_COMMENT
from forum.database import Session
from forum.threads.queries.visibility import VISIBLE_POST, VISIBLE_THREAD, eyes

IN_POST = f"""EXISTS (
  SELECT FROM upload_uses v JOIN posts p ON p.id = v.object_id JOIN threads t ON t.id = p.thread_id
    JOIN categories c ON c.id = t.category_id
   WHERE v.upload_id = i.id AND v.kind = 'post' AND {VISIBLE_THREAD} AND {VISIBLE_POST})"""
IN_COMMENT = f"""EXISTS (
  SELECT FROM upload_uses v JOIN comments m ON m.id = v.object_id JOIN posts p ON p.id = m.post_id
    JOIN threads t ON t.id = m.thread_id JOIN categories c ON c.id = t.category_id
   WHERE v.upload_id = i.id AND v.kind = 'comment' AND {VISIBLE_THREAD} AND {VISIBLE_POST} AND {VISIBLE_COMMENT})"""
IN_PROFILE = "EXISTS (SELECT FROM upload_uses v WHERE v.upload_id = i.id AND v.kind = 'profile')"
VISIBLE_UPLOAD = f"(i.uploader_id = $2::bigint OR {IN_POST} OR {IN_COMMENT} OR {IN_PROFILE})"
AMONG = " ".join(("SELECT i.id FROM uploads i WHERE i.name = ANY($4::text[]) AND", VISIBLE_UPLOAD, "ORDER BY i.id"))
STALE = """
SELECT i.id, i.name FROM uploads i
 WHERE i.unused_since < $1
   AND NOT EXISTS (SELECT FROM drafts d WHERE d.user_id = i.uploader_id AND d.fields::text LIKE '%' || i.name || '%')
 ORDER BY i.id LIMIT $2 FOR UPDATE SKIP LOCKED
"""
TEXTS = {  # of what the writer has just written; who may see it is asked when somebody wants the picture
    "post": "SELECT p.body_html FROM posts p WHERE p.id = $1",
    "comment": "SELECT m.body_html FROM comments m WHERE m.id = $1",
    "profile": "SELECT u.bio_html FROM users u WHERE u.id = $1",
}


async def visible_uploads(session: Session, actor: Actor, names: list[str]) -> list[int]:
    """The ids of those among the pictures of these names that the actor may see."""
    return [row["id"] for row in await session.fetch(AMONG, *eyes(actor), names)]


async def uses_in(session: Session, kind: str, object_id: int) -> set[int]:
    """The pictures that a post, comment or profile is known to use."""
    asked = "SELECT upload_id FROM upload_uses WHERE kind = $1 AND object_id = $2"
    return {row["upload_id"] for row in await session.fetch(asked, kind, object_id)}


async def text_of(session: Session, kind: str, object_id: int) -> str:
    """The rendered text, for finding the pictures in it."""
    return str(await session.fetchval(TEXTS[kind], object_id) or "")


async def stale_uploads(session: Session, before: datetime, most: int) -> list[tuple[int, str]]:
    """Pictures that nothing has used since then, no draft either; locked."""
    return [(row["id"], row["name"]) for row in await session.fetch(STALE, before, most)]
