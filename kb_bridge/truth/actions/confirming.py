"""An editor says that an article is still right."""

from datetime import timedelta

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from kb_bridge.actions.proposals import require_editor
from kb_bridge.models import Article
from kb_bridge.queries.articles import visible_article
from kb_bridge.truth.events import ArticleConfirmed

NEXT_REVIEW = timedelta(days=180)


async def confirm_article(session: Session, actor: Actor, article_id: int) -> None:
    """What spoke against it until now counts no more; a day of review that has come moves on by half a year."""
    require_editor(actor, session)
    found = await visible_article(session, actor, article_id, lock=True)
    values: dict[str, object] = {"confirmed_at": session.now}
    if found.review_at is not None and found.review_at <= session.now:
        values["review_at"] = session.now + NEXT_REVIEW
    await session.execute(update(Article).where(Article.id == found.id).values(**values))
    await publish(session, ArticleConfirmed(actor.id, found.id))
