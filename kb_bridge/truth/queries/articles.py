"""What a night has to know of articles to see whether they still hold."""

from collections.abc import Collection
from dataclasses import dataclass

from forum.actor import VISITOR
from forum.database import Session
from forum.threads.queries import posts_among, threads_among
from kb_bridge.queries.articles import published_among
from kb_bridge.truth.weighing import LABEL

TEXTS = """
SELECT id, title, body_source AS source, body_html AS html, category_id, greatest(created_at, edited_at) AS written_at,
       (extract(epoch FROM $1::timestamptz) / 86400)::int AS night
  FROM articles WHERE state = 'published' ORDER BY id LIMIT 10000
"""
BROKEN = "SELECT DISTINCT detail FROM article_concerns WHERE kind = 'link'"
OWN_VERSIONS = """
SELECT d->>'value' AS value FROM sources s JOIN posts p ON p.thread_id = s.thread_id AND p.kind = 'opening'
  CROSS JOIN LATERAL jsonb_array_elements(p.details) AS d
 WHERE s.article_id = $1 AND d->>'label' ~* $2 AND p.created_at <= $3
"""
# Only what every visitor can read: a version that a private thread names is nobody's business.
NAMED_VERSIONS = """
SELECT p.author_id, d->>'value' AS value FROM threads t JOIN posts p ON p.thread_id = t.id AND p.kind = 'opening'
  JOIN categories c ON c.id = t.category_id CROSS JOIN LATERAL jsonb_array_elements(p.details) AS d
 WHERE t.category_id = $1 AND t.state = 'published' AND c.visibility = 'public' AND t.created_at > $2
   AND p.details <> '[]' AND d->>'label' ~* $3 ORDER BY t.id DESC LIMIT 2000
"""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as it is checked; `night` numbers the nights."""

    id: int
    title: str
    source: str
    html: str
    category_id: int | None
    written_at: object
    night: int


async def published_texts(session: Session) -> list[ArticleText]:
    return [ArticleText(**row) for row in await session.fetch(TEXTS, session.now)]


async def broken_links(session: Session) -> set[str]:
    """What led nowhere last time."""
    return {row["detail"] for row in await session.fetch(BROKEN)}


async def lost_inside(session: Session, places: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of the threads (t), posts (p) and articles (kb) that a visitor does not find."""
    wanted = {kind: sorted({number for found, number in places if found == kind}) for kind in ("t", "p", "kb")}
    seen = {("t", row.id) for row in await threads_among(session, VISITOR, wanted["t"])} if wanted["t"] else set()
    if wanted["p"]:
        seen |= {("p", post.id) for post in await posts_among(session, VISITOR, wanted["p"])}
    if wanted["kb"]:
        seen |= {("kb", number) for number in await published_among(session, VISITOR, wanted["kb"])}
    return set(places) - seen


async def versions_around(session: Session, text: ArticleText) -> tuple[list[str], list[tuple[int, str]]]:
    """What the askers of its sources ran when it was written, and what people of its category have named since."""
    own = await session.fetch(OWN_VERSIONS, text.id, LABEL, text.written_at)
    if text.category_id is None:
        return [row["value"] for row in own], []
    named = await session.fetch(NAMED_VERSIONS, text.category_id, text.written_at, LABEL)
    return [row["value"] for row in own], [(row["author_id"] or 0, row["value"]) for row in named]
