"""Whole threads as text, for the search index: the system reads them, and search asks again before it shows any."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session

MOST_POSTS = 60  # of a thread, the opening, the accepted answer and the best rated first

# What is not rendered yet stands as written, with the signs escaped that rendering would have escaped.
TEXTS = """
SELECT t.id, t.state, t.title, t.kind, t.tags, c.slug AS category, t.solved_at IS NOT NULL AS solved,
       t.answer_count > 0 AS answered, t.created_at, t.language,
       coalesce(array_agg(p.html ORDER BY p.place) FILTER (WHERE p.html IS NOT NULL), '{}') AS bodies,
       coalesce(array_agg(DISTINCT p.author) FILTER (WHERE p.author IS NOT NULL), '{}') AS authors,
       (SELECT coalesce(array_agg(concat(d->>'label', ': ', d->>'value')), '{}')
          FROM posts o, jsonb_array_elements(o.details) AS d
         WHERE o.thread_id = t.id AND o.kind = 'opening' AND o.state = 'published') AS details
  FROM threads t
  JOIN categories c ON c.id = t.category_id
  LEFT JOIN LATERAL (
    SELECT CASE WHEN p.render_version > 0 THEN p.body_html
                ELSE replace(replace(p.body_source, '&', '&amp;'), '<', '&lt;') END AS html,
           coalesce(u.name, p.author_label) AS author,
           row_number() OVER (ORDER BY p.kind <> 'opening', p.id IS DISTINCT FROM t.accepted_post_id,
                                       p.score DESC, p.id) AS place
      FROM posts p LEFT JOIN users u ON u.id = p.author_id
     WHERE p.thread_id = t.id AND p.state = 'published'
     ORDER BY place LIMIT $2
  ) p ON true
 WHERE t.id = ANY($1::bigint[])
 GROUP BY t.id, c.slug
"""
IDS = "SELECT id FROM threads WHERE id > $1 ORDER BY id LIMIT $2"
COUNT = "SELECT count(*) FROM threads"


@dataclass(frozen=True, slots=True)
class ThreadText:
    """A thread, the safe HTML of its published posts, who wrote them, and its opening's details as text."""

    id: int
    state: str
    title: str
    kind: str
    tags: list[str]
    category: str
    solved: bool
    answered: bool
    created_at: datetime
    bodies: list[str]
    authors: list[str]
    details: list[str]
    language: str | None


async def thread_texts(session: Session, ids: list[int]) -> list[ThreadText]:
    """Those of the threads that exist, in whatever state they are."""
    return [ThreadText(**row) for row in await session.fetch(TEXTS, ids, MOST_POSTS)]


async def thread_ids(session: Session, *, after: int, most: int) -> list[int]:
    """The next ids of all threads there are."""
    return [row["id"] for row in await session.fetch(IDS, after, most)]


async def all_threads_count(session: Session) -> int:
    """How many threads there are, for progress bars; nobody is told what they are."""
    return int(await session.fetchval(COUNT))
