"""Threads by the beginnings of the words in their titles: for whoever is still typing."""

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.search.words import WORD, fold
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow

MOST_WORDS = 8
MOST_LOOKED_AT = 200  # of what a short beginning fits, any so many: the answer comes while the next letter is typed
TITLED = """
SELECT thread_id FROM search_documents
 WHERE to_tsvector('simple', title) @@ to_tsquery('simple', $1) AND state = 'published'
   AND category = ANY($2::text[]) LIMIT $3
"""


async def threads_titled(session: Session, actor: Actor, text: str, limit: int) -> list[ThreadRow]:
    """Those that the actor may see, with every word of `text` beginning a word of the title; the latest first."""
    words = [found[0].lower() for found in WORD.finditer(text)][:MOST_WORDS]
    if not words:
        return []
    allowed = [category.slug for category in await visible_categories(session, actor)]
    rows = await session.fetch(TITLED, " & ".join(map(beginning, words)), allowed, MOST_LOOKED_AT)
    threads = await threads_among(session, actor, [row["thread_id"] for row in rows])
    return sorted(threads, key=lambda thread: thread.last_activity_at, reverse=True)[:limit]


def beginning(word: str) -> str:
    """Letters, digits and dots only, so nothing in it is syntax."""
    return f"('{word}':* | '{fold(word)}':*)"
