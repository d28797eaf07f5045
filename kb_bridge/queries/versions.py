"""What an article said before."""

from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from kb_bridge.policy import may_edit_articles

VERSIONS = """
SELECT v.version, v.title, v.body_source, u.name AS editor_name, coalesce(u.display_name, u.name) AS editor_display,
       v.created_at
  FROM article_versions v LEFT JOIN users u ON u.id = v.editor_id
 WHERE v.article_id = $1 ORDER BY v.version DESC LIMIT $2
"""
MOST = 100


@dataclass(frozen=True, slots=True)
class ArticleVersionRow:
    """A text of an article, and who wrote it."""

    version: int
    title: str
    body_source: str
    editor_name: str | None
    editor_display: str | None
    created_at: datetime


async def article_versions(session: Session, actor: Actor, article_id: int) -> list[ArticleVersionRow]:
    """For editors, the newest first: an earlier text may say what readers are no longer to read."""
    rows = await session.fetch(VERSIONS, article_id, MOST) if may_edit_articles(actor) else []
    return [ArticleVersionRow(**row) for row in rows]
