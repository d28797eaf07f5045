"""What the bridge shows on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.effect.watching import sees_articles
from forum.errors import NotThere
from forum.web.templating import fragment
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import articles_alike, articles_matching, visible_article
from kb_bridge.queries.asking import awaits_word
from kb_bridge.queries.proposals import open_proposal_count


async def articles_link(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the knowledge base."""
    return fragment("kb_bridge/_articles_link.html", {})


async def ripeness_link(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    return fragment("kb_bridge/_ripeness_link.html", {"here": subject["here"].startswith("/admin/ripeness")})


async def article_choice(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """Looking for an article to answer with, for whoever has the answer box."""
    return fragment("kb_bridge/_cite.html", {})


async def desk_link(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the editor's desk, with how much waits, for those who work at it."""
    if not may_edit_articles(actor):
        return ""
    return fragment("kb_bridge/_desk_link.html", {"waiting": await open_proposal_count(session)})


async def matching_articles(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Articles above the results of a search: `subject` has the words that were typed."""
    articles = await articles_matching(session, actor, subject["text"])
    return fragment("kb_bridge/_matching_articles.html", {"articles": articles}) if articles else ""


async def answering_articles(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Articles among what may answer a question that is about to be asked: `subject` has its title."""
    articles = await articles_alike(session, actor, subject["title"])
    return fragment("kb_bridge/_ask_suggestions.html", {"articles": articles}) if articles else ""


async def match_link(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The article that was found before asking, as a link: `subject` has its id."""
    if subject["kind"] != "article":
        return ""
    try:
        article = await visible_article(session, actor, subject["id"])
    except NotThere:
        return ""
    return fragment("kb_bridge/_match_link.html", {"article": article}) if article.state == "published" else ""


async def written_up(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The article in which a thread is written up: `subject` has the thread."""
    article_id = subject["thread"].article_id
    if article_id is None:
        return ""
    try:
        article = await visible_article(session, actor, article_id)
    except NotThere:
        return ""
    if article.state != "published":
        return ""
    thread = subject["thread"]
    if thread.author_id != actor.id and not await sees_articles(session, actor):
        return ""
    is_asker = actor.id is not None and thread.author_id == actor.id and thread.solved_at is None
    asks = is_asker and await awaits_word(session, article.id, thread.id)
    values = {"article": article, "thread": thread, "asks": asks, "is_visitor": actor.id is None}
    return fragment("kb_bridge/_written_up.html", values)
