"""An editor writes an article that no threads led to, for instance since people search for it in vain."""

from sqlalchemy import insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.events import ArticleAccepted
from forum.threads.titles import slug_of
from kb_bridge.actions.proposals import Edit, checked, require_editor
from kb_bridge.models import Article, ArticleVersion
from kb_bridge.rows import article_url


async def write_article(session: Session, actor: Actor, edit: Edit, language: str) -> str:
    """A public article without sources, the editor's own. Returns its address; Invalid where it cites any number."""
    require_editor(actor, session)
    text = await checked(session, edit, [], hard=False)
    values = {
        "slug": slug_of(text.title), "title": text.title, "body_source": edit.source, "body_html": text.rendered.html,
        "render_version": text.rendered.version, "editor_id": actor.id, "owner_id": actor.id, "language": language,
        "created_at": session.now,
    }  # fmt: skip
    article_id: int = await session.scalar(insert(Article).values(values).returning(Article.id))
    version = {"article_id": article_id, "version": 1, "title": text.title, "body_source": edit.source}
    version |= {"editor_id": actor.id, "created_at": session.now}
    await session.execute(insert(ArticleVersion).values(version))
    url = article_url(article_id, slug_of(text.title))
    await publish(session, ArticleAccepted(actor.id, article_id, (), (), text.title, url))
    return url
