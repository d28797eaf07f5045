"""Articles, their sources and citations: what the actor may not see is not there."""

from datetime import datetime
from typing import Any

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.search.likeness import likeness, telling_words
from forum.threads.excerpts import HTML_READ
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow
from kb_bridge.citations import gist
from kb_bridge.policy import may_edit_articles
from kb_bridge.rows import ArticleLine, ArticleRow, CitedPost, Complaint, Translation, article_url

WHOLE = """
SELECT a.id, a.slug, a.title, a.body_source, a.body_html, a.visibility, a.state, a.version, a.topic_id,
       coalesce(u.display_name, u.name) AS editor_name, a.helpful, a.unhelpful, a.created_at, a.edited_at,
       a.category_id, c.slug AS category_slug, c.name AS category_name, a.tags, a.language, a.original_id,
       o.name AS owner_name, a.review_at
  FROM articles a LEFT JOIN users u ON u.id = a.editor_id LEFT JOIN users o ON o.id = a.owner_id
  LEFT JOIN categories c ON c.id = a.category_id AND c.visibility = 'public'
"""
NEWEST_WHOLE = f"""
{WHOLE} WHERE a.visibility = ANY($1::text[]) AND a.state = 'published' ORDER BY a.created_at DESC, a.id DESC LIMIT 25
"""
EVERY = """
SELECT a.id, a.slug, coalesce(a.edited_at, a.created_at) AS changed FROM articles a
 WHERE a.visibility = ANY($1::text[]) AND a.state = 'published' ORDER BY a.id LIMIT 10000
"""
ONE = f"""
{WHOLE} WHERE a.id = $1 AND a.visibility = ANY($2::text[]) AND (a.state = 'published' OR $3::bool)
"""
LINES = f"""
SELECT a.id, a.slug, a.title, a.state, left(a.body_html, {HTML_READ}) AS body_html,
       (SELECT count(*) FROM sources s WHERE s.article_id = a.id) AS source_count,
       (SELECT count(*) FROM citations c WHERE c.article_id = a.id AND c.gone) AS gone_count,
       a.helpful, a.unhelpful, a.created_at, a.edited_at, a.review_at, a.language
  FROM articles a
 WHERE a.visibility = ANY($1::text[])
"""  # noqa: S608
NEWEST = f"""
{LINES} AND a.state = 'published' AND ($2::timestamptz IS NULL OR (a.created_at, a.id) < ($2, $3))
 ORDER BY a.created_at DESC, a.id DESC LIMIT $4
"""
ARCHIVED = f"{LINES} AND a.state = 'archived' ORDER BY a.id DESC LIMIT 50"
OF_CATEGORY = f"""
{LINES} AND a.state = 'published' AND a.category_id = $2
 ORDER BY (SELECT count(*) FROM topic_threads t WHERE t.topic_id = a.topic_id) DESC, a.helpful DESC, a.id LIMIT 100
"""  # noqa: S608
PLACES = """
SELECT DISTINCT c.slug, c.name, c.position FROM articles a JOIN categories c ON c.id = a.category_id
 WHERE a.visibility = ANY($1::text[]) AND c.visibility = ANY($1::text[]) AND a.state = 'published' ORDER BY c.position
"""
TRANSLATIONS = """
SELECT a.id, a.slug, a.title, a.language FROM articles a
 WHERE a.visibility = ANY($1::text[]) AND a.state = 'published'
   AND coalesce(a.original_id, a.id) = $2 AND a.id <> $3 ORDER BY a.language, a.id
"""
COMPLAINTS = """
SELECT reason, words, created_at FROM article_complaints WHERE article_id = $1 ORDER BY created_at DESC LIMIT 20
"""
CITED = "SELECT number, post_id, gone FROM citations WHERE article_id = $1 ORDER BY number"
CITING = """
SELECT DISTINCT c.article_id FROM citations c JOIN sources s ON s.article_id = c.article_id WHERE s.thread_id = $1
"""
# Every word, or at least one in the title: what an article is about its title says.
MATCHING = f"""
{LINES} AND a.state = 'published' AND (
    to_tsvector('english', a.title || ' ' || a.body_source) @@ plainto_tsquery('english', $2)
    OR ts_rank(to_tsvector('english', a.title),
               replace(plainto_tsquery('english', $2)::text, '&', '|')::tsquery) > 0.05)
 ORDER BY ts_rank(setweight(to_tsvector('english', a.title), 'A') || to_tsvector('english', a.body_source),
                  replace(plainto_tsquery('english', $2)::text, '&', '|')::tsquery) DESC, a.id DESC LIMIT 3
"""
TITLES = """
SELECT a.id, a.title FROM articles a WHERE a.visibility = ANY($1::text[]) AND a.state = 'published'
 ORDER BY a.created_at DESC, a.id DESC LIMIT $2
"""
THESE = f"{LINES} AND a.state = 'published' AND a.id = ANY($2::bigint[])"
EVERY_TITLE = """
SELECT a.id, a.title FROM articles a WHERE a.visibility = ANY($1::text[]) AND a.state = 'published'
 ORDER BY lower(a.title), a.id LIMIT 500
"""
TITLES_MOST = 1000  # of the newest articles
LIKE_ENOUGH = 0.5
LINES_A_PAGE = 25


async def visible_article(session: Session, actor: Actor, article_id: int, *, lock: bool = False) -> ArticleRow:
    """The article, or NotThere; an archived one is there for editors alone."""
    sql = f"{ONE} FOR UPDATE OF a" if lock else ONE
    args = (article_id, list(actor.sees), may_edit_articles(actor))
    row = await session.fetchrow(sql, *args) if 0 < article_id < 2**63 else None
    if row is None:
        raise NotThere
    return ArticleRow(**row)


async def articles_matching(session: Session, actor: Actor, text: str) -> list[ArticleLine]:
    """The three articles that fit these words best, none where nothing fits."""
    rows = await session.fetch(MATCHING, list(actor.sees), text)
    return [line_from(row) for row in rows]


async def articles_alike(session: Session, actor: Actor, title: str) -> list[ArticleLine]:
    """The three articles whose titles are most like a question's that is about to be asked, slips forgiven."""
    typed = telling_words(title)
    weighed = [
        (likeness(typed, telling_words(row["title"])), row["id"])
        for row in await session.fetch(TITLES, list(actor.sees), TITLES_MOST)
    ]
    ids = [number for likely, number in sorted(weighed, reverse=True)[:3] if likely >= LIKE_ENOUGH]
    rows = {row["id"]: row for row in await session.fetch(THESE, list(actor.sees), ids)} if ids else {}
    return [line_from(rows[number]) for number in ids if number in rows]


async def article_titles(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Articles to choose from, by title."""
    return [(row["id"], row["title"]) for row in await session.fetch(EVERY_TITLE, list(actor.sees))]


async def article_lines(session: Session, actor: Actor, ids: list[int]) -> list[ArticleLine]:
    """Those of the articles that the actor may read, in the given order."""
    rows = {row["id"]: row for row in await session.fetch(THESE, list(actor.sees), ids)} if ids else {}
    return [line_from(rows[number]) for number in ids if number in rows]


async def published_among(session: Session, actor: Actor, ids: list[int]) -> dict[int, tuple[str, str]]:
    """Address and title of those of the articles that the actor may read, by their ids."""
    rows = await session.fetch(THESE, list(actor.sees), ids) if ids else []
    return {row["id"]: (article_url(row["id"], row["slug"]), row["title"]) for row in rows}


async def newest_articles(session: Session, actor: Actor, after: tuple[Any, ...] | None = None) -> list[ArticleLine]:
    """A page of articles and one more where there is a next page; `after` is the (created_at, id) of the last one."""
    since, last_id = after or (None, None)
    rows = await session.fetch(NEWEST, list(actor.sees), since, last_id, LINES_A_PAGE + 1)
    return [line_from(row) for row in rows]


async def articles_of_category(session: Session, actor: Actor, category_id: int) -> list[ArticleLine]:
    """What is asked most in a category, by how many threads ask it."""
    return [line_from(row) for row in await session.fetch(OF_CATEGORY, list(actor.sees), category_id)]


async def categories_with_articles(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """Slug and name of each category that has an article, in the forum's order."""
    return [(row["slug"], row["name"]) for row in await session.fetch(PLACES, list(actor.sees))]


async def translations_of(session: Session, actor: Actor, article: ArticleRow) -> list[Translation]:
    """The same article in other languages."""
    family = article.original_id or article.id
    rows = await session.fetch(TRANSLATIONS, list(actor.sees), family, article.id)
    return [Translation(row["language"], row["title"], article_url(row["id"], row["slug"])) for row in rows]


async def complaints_of(session: Session, actor: Actor, article_id: int) -> list[Complaint]:
    """For editors: why the article did not help, the newest first."""
    rows = await session.fetch(COMPLAINTS, article_id) if may_edit_articles(actor) else []
    return [Complaint(**row) for row in rows]


async def newest_whole_articles(session: Session, actor: Actor) -> list[ArticleRow]:
    """The newest articles with all that they say."""
    return [ArticleRow(**row) for row in await session.fetch(NEWEST_WHOLE, list(actor.sees))]


async def every_article(session: Session, actor: Actor) -> list[tuple[str, datetime]]:
    """Address and last change of the articles, at most as many as a sitemap may hold."""
    rows = await session.fetch(EVERY, list(actor.sees))
    return [(article_url(row["id"], row["slug"]), row["changed"]) for row in rows]


async def archived_articles(session: Session, actor: Actor) -> list[ArticleLine]:
    """For editors: what was taken out of the knowledge base and can be put back."""
    rows = await session.fetch(ARCHIVED, list(actor.sees)) if may_edit_articles(actor) else []
    return [line_from(row) for row in rows]


async def lines_among(session: Session, actor: Actor, ids: list[int]) -> list[ArticleLine]:
    """Those of the articles that the actor may read."""
    return [line_from(row) for row in await session.fetch(THESE, list(actor.sees), ids)] if ids else []


async def citations_of(session: Session, article_id: int) -> list[CitedPost]:
    return [CitedPost(**row) for row in await session.fetch(CITED, article_id)]


async def sources_of(session: Session, article_id: int) -> list[ThreadRow]:
    """The threads an article came from, as everybody may read them, in the order in which they were asked."""
    rows = await session.fetch("SELECT thread_id FROM sources WHERE article_id = $1 ORDER BY thread_id", article_id)
    return await threads_among(session, VISITOR, [row["thread_id"] for row in rows])


async def source_ids(session: Session, article_id: int) -> list[int]:
    """All of them, for the bridge's own work."""
    rows = await session.fetch("SELECT thread_id FROM sources WHERE article_id = $1 ORDER BY thread_id", article_id)
    return [row["thread_id"] for row in rows]


async def declined_sources(session: Session, article_id: int) -> set[int]:
    """Threads whose askers said that the article does not answer them: these do not come to point to it again."""
    sql = "SELECT thread_id FROM sources WHERE article_id = $1 AND declined_at IS NOT NULL"
    return {row["thread_id"] for row in await session.fetch(sql, article_id)}


async def a_source_of_each(session: Session) -> list[int]:
    """One thread of each article, by which its citations can be checked."""
    rows = await session.fetch("SELECT min(thread_id) AS thread_id FROM sources GROUP BY article_id")
    return [row["thread_id"] for row in rows]


async def articles_citing(session: Session, thread_id: int) -> list[int]:
    """The articles that have this thread among their sources and cite anything."""
    return [row["article_id"] for row in await session.fetch(CITING, thread_id)]


async def my_rating(session: Session, actor: Actor, article_id: int) -> bool | None:
    """Whether the article helped this reader, if they said so."""
    sql = "SELECT helpful FROM article_ratings WHERE article_id = $1 AND user_id = $2"
    found: bool | None = await session.fetchval(sql, article_id, actor.id)
    return found


def line_from(row: Any) -> ArticleLine:
    values = dict(row)
    return ArticleLine(excerpt=gist(values.pop("body_html")), **values)
