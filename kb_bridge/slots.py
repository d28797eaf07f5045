"""What the bridge shows on pages of the forum."""

from collections.abc import Sequence
from typing import Any

from forum.actor import Actor
from forum.asking.pages.matching import language_asked
from forum.database import Session
from forum.effect.watching import sees_articles
from forum.errors import NotThere
from forum.threads.policy import may_answer
from forum.threads.rows import ThreadRow, ThreadView
from forum.web.templating import fragment
from kb_bridge.meant.actions import want_sense
from kb_bridge.meant.asking import sense_in_time
from kb_bridge.meant.queries import threads_meant
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import article_lines, articles_alike, visible_article
from kb_bridge.queries.asking import awaits_word
from kb_bridge.queries.linked import suggested
from kb_bridge.queries.proposals import open_proposal_count
from kb_bridge.rows import ArticleLine

MOST_MEANT, MOST_ARTICLES = 4, 4  # shown for their meaning


async def articles_link(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the knowledge base."""
    return fragment("kb_bridge/_articles_link.html", {})


async def article_choice(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """Looking for an article to answer with, for whoever has the answer box."""
    return fragment("kb_bridge/_cite.html", {})


async def desk_link(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the editor's desk, with how much waits, for those who work at it."""
    if not may_edit_articles(actor):
        return ""
    return fragment("kb_bridge/_desk_link.html", {"waiting": await open_proposal_count(session)})


async def answering_articles(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Articles, and threads that ask the same in other words, among what may answer a question that is about to be
    asked: `subject` has its title and the threads that are alike by their words."""
    title, alike = subject["title"], subject["alike"]
    meant = await threads_meant(session, actor, title, await sense_in_time(session, title))
    articles = await articles_for(session, actor, title, [*alike, *meant])
    known = {thread.id for thread in alike}
    mine = language_asked(title)
    threads = sorted(
        (each for each in meant if each.id not in known), key=lambda each: each.language not in (mine, None)
    )
    if not articles and not threads:
        return ""
    return fragment("kb_bridge/_ask_suggestions.html", {"articles": articles, "threads": threads[:MOST_MEANT]})


async def sense_asked(session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """Shows nothing: a worker begins to find out what this title means."""
    await want_sense(session, subject["title"])
    return ""


async def articles_for(session: Session, actor: Actor, title: str, threads: Sequence[ThreadRow]) -> list[ArticleLine]:
    """The articles that the title names, and those in which threads that ask it are written up; the reader's language
    first."""
    written = [thread.article_id for thread in threads[:MOST_MEANT] if thread.article_id]
    found = {each.id: each for each in await articles_alike(session, actor, title)}
    more = [each for each in dict.fromkeys(written) if each not in found]
    found |= {each.id: each for each in await article_lines(session, actor, more)} if more else {}
    mine = language_asked(title)
    return sorted(found.values(), key=lambda each: each.language != mine)[:MOST_ARTICLES]


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
    """The article in which a thread is written up, or may be: `subject` has the thread."""
    article_id = subject["thread"].article_id
    if article_id is None:
        return await may_answer_it(session, actor, subject["thread"])
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


async def may_answer_it(session: Session, actor: Actor, thread: ThreadView) -> str:
    """To staff and to who asked, the article about what an open question asks."""
    is_asker = actor.is_signed_in and thread.author_id == actor.id
    if thread.solved_at is not None or not thread.is_question or not (actor.is_staff or is_asker):
        return ""
    if is_asker and not await sees_articles(session, actor):
        return ""
    article = await suggested(session, actor, thread.id, thread.language)
    if article is None:
        return ""
    answers = not is_asker and may_answer(actor, thread, session.now)
    values = {"article": article, "thread": thread, "is_asker": is_asker, "answers": answers}
    return fragment("kb_bridge/_suggested.html", values)


async def article_begun(_session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The address at which an article is begun, up to its title; nothing for who writes none."""
    return "/kb/editor/write?title=" if may_edit_articles(actor) else ""
