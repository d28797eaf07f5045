"""Keeping which answers cite which articles."""

from forum.actor import SYSTEM
from forum.database import Session
from forum.threads.queries import visible_post
from kb_bridge.linking import articles_linked

FORGET = "DELETE FROM article_answers WHERE post_id = $1 AND article_id <> ALL($2::bigint[])"
KEEP = """
INSERT INTO article_answers (article_id, post_id, thread_id, created_at)
SELECT a.id, $1, $3, $4 FROM articles a WHERE a.id = ANY($2::bigint[]) ON CONFLICT DO NOTHING
"""


async def keep_links(session: Session, post_id: int) -> None:
    """The articles that this answer cites now, and no others; an opening asks and answers nothing."""
    post = await visible_post(session, SYSTEM, post_id)
    if post.is_opening:
        return
    given = session.bus.given
    ids = articles_linked(post.body_html, given.base_url if given else "")
    await session.fetchval(FORGET, post.id, ids)
    if ids:
        await session.fetchval(KEEP, post.id, ids, post.thread_id, post.created_at)
