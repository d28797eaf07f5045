"""Answers that cite articles: how many threads an article answered by link, and how many of those were solved then."""

from dataclasses import dataclass
from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.shares import Share
from forum.threads.queries.visibility import COUNTED_THREAD
from kb_bridge.rows import article_url

# Threads, not answers; one that was solved before its answer came could not be solved by it.
THREADS = " ".join(
    (
        "SELECT l.article_id, count(DISTINCT t.id) AS threads,",
        "count(DISTINCT t.id) FILTER (WHERE t.solved_at IS NULL OR t.solved_at >= l.created_at) AS tried,",
        "count(DISTINCT t.id) FILTER (WHERE t.solved_at >= l.created_at) AS solved",
        "FROM article_answers l JOIN posts p ON p.id = l.post_id AND p.state = 'published'",
        "JOIN threads t ON t.id = p.thread_id AND t.kind = 'question' JOIN categories c ON c.id = t.category_id WHERE",
        COUNTED_THREAD,
    )
)
# In one with how many threads joined the article's topic after it was written: editors read both.
ONE = f"""
SELECT f.threads, f.tried, f.solved, (SELECT count(*) FILTER (WHERE t.placed_at > a.created_at)
    FROM articles a JOIN topic_threads t ON t.topic_id = a.topic_id WHERE a.id = $2) AS since
  FROM (SELECT 1) one LEFT JOIN ({THREADS} AND l.article_id = $2 GROUP BY l.article_id) f ON true
"""  # noqa: S608
MOST = f"""
SELECT a.id, a.slug, a.title, f.threads, f.tried, f.solved
  FROM ({THREADS} GROUP BY l.article_id) f JOIN articles a ON a.id = f.article_id
 WHERE a.visibility = ANY($1::text[]) ORDER BY f.threads DESC, a.id LIMIT 50
"""  # noqa: S608

# Answered questions that came into a written topic: what was suggested beside them, and what answers then cited.
CITED = "EXISTS (SELECT FROM article_answers l JOIN articles o ON o.id = l.article_id WHERE l.thread_id = t.id AND {})"
SUGGESTIONS = f"""
SELECT count(*) AS answered, count(*) FILTER (WHERE same) AS followed, count(*) FILTER (WHERE same OR other) AS cited
  FROM (SELECT {CITED.format("o.topic_id = m.topic_id")} AS same,
               {CITED.format("o.topic_id IS DISTINCT FROM m.topic_id")} AS other
          FROM topic_threads m JOIN threads t ON t.id = m.thread_id AND t.kind = 'question' AND t.answer_count > 0
          JOIN categories c ON c.id = t.category_id
         WHERE {COUNTED_THREAD} AND t.created_at > $2 AND EXISTS (
               SELECT FROM articles a WHERE a.topic_id = m.topic_id AND a.state = 'published'
                  AND a.visibility = ANY($1::text[]) AND a.created_at < m.placed_at)) AS those
"""  # noqa: S608
# Nothing where an answer gives it already.
SUGGESTED = """
SELECT a.id, a.slug, a.title, a.language
  FROM topic_threads t JOIN articles a ON a.topic_id = t.topic_id
 WHERE t.thread_id = $2 AND a.state = 'published' AND a.visibility = ANY($1::text[])
   AND NOT EXISTS (SELECT FROM article_answers l JOIN posts p ON p.id = l.post_id AND p.state = 'published'
                    WHERE l.article_id = a.id AND p.thread_id = $2)
 ORDER BY (a.language IS NOT DISTINCT FROM $3) DESC, a.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An article about what a thread asks."""

    id: int
    slug: str
    title: str
    language: str

    @property
    def url(self) -> str:
        return article_url(self.id, self.slug)


@dataclass(frozen=True, slots=True)
class Linked:
    """An article, the threads in which an answer cites it, and how many of those that were open were solved; `since`
    counts the threads that asked the same after it was written."""

    threads: int
    solves: Share
    since: int = 0
    title: str = ""
    url: str = ""


async def linked(session: Session, actor: Actor, article_id: int) -> Linked:
    row = await session.fetchrow(ONE, list(actor.sees), article_id)
    return Linked(row["threads"] or 0, Share(row["solved"] or 0, row["tried"] or 0), row["since"])


async def most_linked(session: Session, actor: Actor) -> list[Linked]:
    """Those that answered most threads by link, first."""
    return [
        Linked(row["threads"], Share(row["solved"], row["tried"]), 0, row["title"], article_url(row["id"], row["slug"]))
        for row in await session.fetch(MOST, list(actor.sees))
    ]


async def followed_suggestions(session: Session, actor: Actor) -> tuple[Share, Share]:
    """Of the answered questions of the last 365 days beside which an article was suggested, those answered with it;
    and of those that were answered with any article, the same."""
    row = await session.fetchrow(SUGGESTIONS, list(actor.sees), session.now - timedelta(days=365))
    return Share(row["followed"], row["answered"]), Share(row["followed"], row["cited"])


async def suggested(session: Session, actor: Actor, thread_id: int, language: str | None) -> Suggested | None:
    """The published article of the topic that the thread was placed in, in this language if there is one."""
    row = await session.fetchrow(SUGGESTED, list(actor.sees), thread_id, language)
    return Suggested(**row) if row else None
