"""What becomes of an article: edited, archived, back again, rated, and its citations checked."""

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere, Refused, SignInNeeded
from forum.events import ArticleRated, ReviewSettled
from forum.i18n import _
from forum.markup import render
from forum.reading.actions.helping import mark_helpful
from forum.threads.actions import note_article
from forum.threads.queries import threads_among
from forum.threads.titles import clean_title, slug_of
from kb_bridge.actions.proposals import CHANGED, Edit, no_such_source, require_editor
from kb_bridge.actions.topics import one_at_a_time, set_state
from kb_bridge.citations import link_citations
from kb_bridge.events import ArticleArchived, ArticleEdited, ArticleRestored
from kb_bridge.models import Article, ArticleRating, ArticleVersion, Citation
from kb_bridge.policy import may_rate
from kb_bridge.queries.articles import (
    articles_citing,
    citations_of,
    declined_sources,
    source_ids,
    visible_article,
)
from kb_bridge.queries.proposals import public_posts
from kb_bridge.queries.topics import topic
from kb_bridge.queries.versions import article_versions
from kb_bridge.rows import ArticleRow


async def edit_article(session: Session, actor: Actor, article_id: int, edit: Edit) -> str:
    """A new version; its numbers mean the same posts as before. Returns the address; Conflict for a stale version."""
    require_editor(actor, session)
    found = await visible_article(session, actor, article_id, lock=True)
    title = clean_title(edit.title)
    if (title, edit.source) == (found.title, found.body_source):  # also when the same form came twice
        return found.url
    if found.version != edit.version:
        raise Conflict(CHANGED)
    if not edit.source.strip():
        raise Invalid({"source": _("Please write the article.")})
    await new_version(session, actor, found, title=title, source=edit.source)
    return (await visible_article(session, actor, found.id)).url


async def new_version(session: Session, actor: Actor, found: ArticleRow, *, title: str, source: str) -> None:
    """The article says this from now on, and what it said before is kept; Invalid where it cites what it has not."""
    try:
        rendered = await render(source)
    except Invalid as invalid:
        raise Invalid({"source": next(iter(invalid.errors.values()))}) from None
    numbers = {each.number: "" for each in await citations_of(session, found.id)}
    if unknown := link_citations(rendered.html, numbers, str).unknown:
        raise Invalid({"source": no_such_source(unknown)})
    values = {
        "title": title, "slug": slug_of(title), "body_source": source, "body_html": rendered.html,
        "render_version": rendered.version, "version": found.version + 1, "edited_at": session.now,
        "editor_id": actor.id,
    }  # fmt: skip
    await session.execute(update(Article).where(Article.id == found.id).values(values))
    kept = {"article_id": found.id, "version": found.version + 1, "title": title, "body_source": source}
    kept |= {"editor_id": actor.id, "created_at": session.now}
    await session.execute(upsert(ArticleVersion).values(kept))
    await publish(session, ArticleEdited(actor.id, found.id, found.version + 1))
    await publish(session, ReviewSettled(actor.id, "article", found.id))


async def restore_version(session: Session, actor: Actor, article_id: int, version: int) -> str:
    """An earlier text is the newest one again. Returns the address."""
    require_editor(actor, session)
    found = await visible_article(session, actor, article_id, lock=True)
    kept = next((each for each in await article_versions(session, actor, found.id) if each.version == version), None)
    if kept is None:
        raise NotThere
    if (kept.title, kept.body_source) != (found.title, found.body_source):
        await new_version(session, actor, found, title=kept.title, source=kept.body_source)
    return (await visible_article(session, actor, found.id)).url


async def archive_article(session: Session, actor: Actor, article_id: int) -> ArticleRow:
    """The article is gone for readers, its threads point to it no longer, and its topic is dismissed."""
    return await turn(session, actor, article_id, published=False)


async def restore_article(session: Session, actor: Actor, article_id: int) -> ArticleRow:
    """An archived article is back, and its threads point to it again."""
    return await turn(session, actor, article_id, published=True)


async def turn(session: Session, actor: Actor, article_id: int, *, published: bool) -> ArticleRow:
    await one_at_a_time(session)
    require_editor(actor, session)
    found = await visible_article(session, actor, article_id, lock=True)
    state = "published" if published else "archived"
    if found.state == state:
        return found
    await session.execute(update(Article).where(Article.id == found.id).values(state=state))
    place = await topic(session, found.topic_id) if found.topic_id is not None else None
    if place is not None and place.article_id in (None, found.id) and place.state in ("written", "dismissed"):
        await set_state(session, place.id, "written" if published else "dismissed", found.id if published else None)
    await link_threads(session, actor, found, published=published)
    event = ArticleRestored(actor.id, found.id) if published else ArticleArchived(actor.id, found.id)
    await publish(session, event)
    await publish(session, ReviewSettled(actor.id, "article", found.id))
    return found


async def link_threads(session: Session, actor: Actor, found: ArticleRow, *, published: bool) -> None:
    """Only threads that point to this article let go of it, and only those that point to none take it up again, unless
    their askers declined it."""
    article_id = found.id
    rows = await threads_among(session, actor, await source_ids(session, article_id))
    before = None if published else article_id
    declined = await declined_sources(session, article_id) if published else set()
    chosen = [row.id for row in rows if row.article_id == before and row.id not in declined]
    url = found.url if published else ""
    await note_article(session, actor, chosen, article_id if published else None, url=url)


async def rate_article(
    session: Session, actor: Actor, article_id: int, *, helpful: bool, reader: str | None = None
) -> ArticleRow:
    """One answer a person, which they may change; `reader` is the name of a visitor, who counts alike. The counts are
    those of the answers."""
    found = await visible_article(session, actor, article_id, lock=True)
    if actor.is_signed_in:
        await rate_as_user(session, actor, found.id, helpful=helpful)
    elif reader is None:
        raise SignInNeeded
    else:
        await mark_helpful(session, "article", found.id, reader=reader, helpful=helpful)
    await session.fetchval(COUNT_RATINGS, found.id)
    said = await session.fetchrow(SAID_OF_TEXT, found.id, found.edited_at or found.created_at)
    event = ArticleRated(actor.id, found.id, helpful, said["yes"], said["no"], found.url)
    await publish(session, event)
    return found


SAID_OF_TEXT = """
SELECT count(*) FILTER (WHERE helpful) AS yes, count(*) FILTER (WHERE NOT helpful) AS no FROM (
    SELECT helpful FROM article_ratings WHERE article_id = $1 AND created_at >= $2
    UNION ALL SELECT helpful FROM helpful_marks WHERE kind = 'article' AND subject_id = $1 AND created_at >= $2
) said
"""
COUNT_RATINGS = """
WITH said AS (
    SELECT helpful FROM article_ratings WHERE article_id = $1
    UNION ALL SELECT helpful FROM helpful_marks WHERE kind = 'article' AND subject_id = $1
)
UPDATE articles SET helpful = (SELECT count(*) FROM said WHERE helpful),
       unhelpful = (SELECT count(*) FROM said WHERE NOT helpful)
 WHERE id = $1
"""


async def rate_as_user(session: Session, actor: Actor, article_id: int, *, helpful: bool) -> None:
    if not may_rate(actor, session.now):
        raise Refused
    values = {"article_id": article_id, "user_id": actor.id, "helpful": helpful, "created_at": session.now}
    statement = upsert(ArticleRating).values(values)
    changed = {"helpful": helpful, "created_at": session.now}
    await session.execute(statement.on_conflict_do_update(index_elements=["article_id", "user_id"], set_=changed))


async def check_citations(session: Session, thread_id: int) -> None:
    """Citations of posts that readers lost are marked as gone, and those that came back no longer: editors see which
    articles to look at, and readers are not led to a page that is not there."""
    for article_id in await articles_citing(session, thread_id):
        cited = await citations_of(session, article_id)
        seen = await public_posts(session, [each.post_id for each in cited])
        for each in cited:
            if each.gone == (each.post_id in seen):
                this = (Citation.article_id == article_id) & (Citation.number == each.number)
                await session.execute(update(Citation).where(this).values(gone=each.post_id not in seen))
