"""An asker says that an article does not answer their question, which is open again."""

from sqlalchemy import update

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from forum.threads.actions import note_article
from forum.threads.queries import visible_thread
from kb_bridge.events import ArticleDeclined
from kb_bridge.models import Source
from kb_bridge.queries.articles import visible_article
from kb_bridge.queries.asking import awaits_word


async def decline_article(session: Session, actor: Actor, article_id: int, thread_id: int) -> str:
    """The thread points to the article no longer, and the refusal counts. Only for its asker, where an open question
    was pointed there. Returns the thread's address."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    article = await visible_article(session, actor, article_id)
    if thread.author_id is None or thread.author_id != actor.id or not actor.may_act(session.now):
        raise NotThere
    if thread.article_id != article.id or not await awaits_word(session, article.id, thread.id):
        raise NotThere
    this = (Source.article_id == article.id) & (Source.thread_id == thread.id)
    await session.execute(update(Source).where(this).values(declined_at=session.now))
    await note_article(session, SYSTEM, [thread.id], None)
    await publish(session, ArticleDeclined(actor.id, article.id, thread.id))
    return thread.url
