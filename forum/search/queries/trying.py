"""What a comparison of engines asks of the forum."""

from forum.actor import VISITOR
from forum.categories.queries import visible_categories
from forum.database import Session

MOST_TITLES = 20_000  # from which it is told how rare a word is
# In an order that has nothing to do with when they were asked, and is the same at every run.
TITLES = """
SELECT title FROM search_documents WHERE state = 'published' AND category = ANY($1::text[]) AND title <> ''
 ORDER BY hashint8(thread_id), thread_id LIMIT $2
"""
SIZE = "SELECT pg_indexes_size('search_documents') + pg_total_relation_size('search_words')"
POSTS = "SELECT greatest(0, reltuples)::bigint FROM pg_class WHERE oid = 'posts'::regclass"
MACHINES = """
SELECT count(DISTINCT split_part(name, ':', 1)) FROM worker_beats
 WHERE beat_at > clock_timestamp() - interval '1 hour'
"""


async def public_titles(session: Session) -> list[str]:
    """Of threads that everybody may read."""
    slugs = [category.slug for category in await visible_categories(session, VISITOR)]
    return [row["title"] for row in await session.fetch(TITLES, slugs, MOST_TITLES)]


async def size_of_forum(session: Session) -> tuple[int, int]:
    """Roughly how many posts, and on how many machines a worker runs."""
    return int(await session.fetchval(POSTS)), int(await session.fetchval(MACHINES))


async def size_of_postgres(session: Session) -> int:
    """Bytes of what PostgreSQL's own search keeps besides the texts."""
    return int(await session.fetchval(SIZE))
