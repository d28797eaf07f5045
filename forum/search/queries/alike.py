"""Threads that may already answer what somebody is about to ask, slips of the finger forgiven.

PostgreSQL brings candidates: what holds all the words, what holds some in its title, and, where the database has
pg_trgm, titles whose letters look alike; Python then weighs their titles. Without pg_trgm the beginnings of words are
looked for, so that slips towards the end of a word are still forgiven. Letters are compared with the words of all
documents, of which there are few, and only for a word that none has; with all titles where the words are not gathered.
In a large forum a single word stands in thousands of titles: there two of the longest ones must meet in a title.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.search.engines.postgres_words import all_of, some_of, synonym_forms, word
from forum.search.likeness import LIKELY, STRONG, in_words_of, likeness
from forum.search.query import Query, plain
from forum.search.synonyms.queries import understood
from forum.search.words import fold
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow

MOST = 60  # candidates of each kind
MOST_HELD, MOST_TITLED = 2_000, 5_000  # of which these are the likeliest; more have to say that by more words
MOST_PAIRED = 5  # words
WORDS_LEAST = 3  # letters that must be typed before anything is looked for
BEGINNING = 4  # letters of a word that are looked for where there are no trigrams
MET_IN_THE_TEXT = 0.45  # what a thread counts at least that holds every word somewhere
FOUND = "SELECT d.thread_id, {} AS whole FROM search_documents d"
SEEN = "d.state = 'published' AND d.category = ANY($1::text[])"
WHOLE = f"""
SELECT thread_id, true AS whole FROM (
    SELECT d.thread_id, d.words, q FROM search_documents d, to_tsquery('simple', $2) q
     WHERE d.words @@ q AND {SEEN} LIMIT {MOST_HELD}) AS held
 ORDER BY ts_rank('{{0.1, 0.2, 0.4, 1.0}}', words, q, 1) DESC, thread_id DESC LIMIT {MOST}
"""  # noqa: S608 - words and numbers of our own
PARTLY = f"""
SELECT thread_id, false AS whole FROM (
    SELECT d.thread_id, to_tsvector('simple', d.title) AS words, q FROM search_documents d, to_tsquery('simple', $3) q
     WHERE to_tsvector('simple', d.title) @@ q AND {SEEN} LIMIT {MOST_TITLED}) AS titled
 ORDER BY ts_rank('{{1, 1, 1, 1}}', words, q) DESC, thread_id DESC LIMIT {MOST}
"""  # noqa: S608
LOOKALIKE = " ".join((
    FOUND.format("false"), "JOIN unnest($4::text[]) AS word ON d.folded %> word WHERE", SEEN,
    "GROUP BY d.thread_id ORDER BY sum(word_similarity(word, d.folded)) DESC, d.thread_id DESC LIMIT", str(MOST),
))  # fmt: skip
# Words of documents that look like typed ones which no document has; nothing where the words were never gathered.
NEAR_WORDS = """
SELECT (SELECT array_agg(DISTINCT w.word) FROM unnest($1::text[], $2::text[]) AS t (word, folded)
         CROSS JOIN LATERAL (SELECT s.word FROM search_words s WHERE s.folded % t.folded
                              ORDER BY similarity(s.folded, t.folded) DESC, s.word LIMIT 4) AS w
         WHERE NOT EXISTS (SELECT FROM search_words s WHERE s.word = t.word)) AS words,
       EXISTS (SELECT FROM search_words) AS gathered,
       (SELECT reltuples > 20000 FROM pg_class WHERE oid = 'search_documents'::regclass) AS large
"""
BY_WORDS = f"({WHOLE}) UNION ALL ({PARTLY})"
BY_LETTERS = f"{BY_WORDS} UNION ALL ({LOOKALIKE})"
LOOSER = """
SELECT set_config('pg_trgm.word_similarity_threshold', '0.28', true),
       set_config('pg_trgm.similarity_threshold', '0.22', true)
 WHERE EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """A thread and how likely it is the same question, from 0 to 1."""

    thread: ThreadRow
    likeness: float

    @property
    def is_strong(self) -> bool:
        return self.likeness >= STRONG


async def threads_alike(session: Session, actor: Actor, title: str, *, limit: int = 5) -> list[Alike]:
    """Threads that the actor may see and that may say the same, the likeliest first, of equals the solved ones."""
    query = plain(title)
    if max((len(word) for word in query.words), default=0) < WORDS_LEAST:
        return []
    query = await understood(session, query)
    found = await candidates(session, actor, query)
    weighed = [
        Alike(thread, weigh(query, thread, found[thread.id]))
        for thread in await threads_among(session, actor, list(found))
        if thread.duplicate_of_id is None
    ]
    likely = [each for each in weighed if each.likeness >= LIKELY]
    return sorted(likely, key=rank)[:limit]


def rank(each: Alike) -> tuple[float, bool, int]:
    return -round(each.likeness, 1), each.thread.solved_at is None, -each.thread.id


def weigh(query: Query, thread: ThreadRow, whole: bool) -> float:
    titled = plain(thread.title).words
    by_title = likeness(in_words_of(titled, query.words, query.synonyms), titled)
    return max(by_title, MET_IN_THE_TEXT) if whole and len(query.words) > 1 else by_title


async def candidates(session: Session, actor: Actor, query: Query) -> dict[int, bool]:
    """Ids of threads, and whether each holds every word."""
    allowed = [category.slug for category in await visible_categories(session, actor)]
    async with session.together():
        rows = await rows_alike(session, query, allowed)
    return {row["thread_id"]: row["whole"] for row in reversed(rows)}


async def rows_alike(session: Session, query: Query, allowed: list[str]) -> list[Any]:
    if await session.fetchval(LOOSER) is None:
        return await session.fetch(BY_WORDS, allowed, all_of(query, synonym_forms(query)), beginnings(query))
    words = [each for each in query.words if len(each) > WORDS_LEAST]
    folded = [fold(each) for each in words]
    near = await session.fetchrow(NEAR_WORDS, words, folded)
    if not near["gathered"]:
        forms = synonym_forms(query)
        return await session.fetch(BY_LETTERS, allowed, all_of(query, forms), some_of(query, forms), folded)
    wanted = some_titles(query, [quoted(each) for each in near["words"] or () if quoted(each)], near["large"])
    return await session.fetch(BY_WORDS, allowed, all_of(query, synonym_forms(query)), wanted)


def some_titles(query: Query, near: list[str], large: bool) -> str:
    """What titles are looked for: any of the words, or in a large forum any two of the longest."""
    forms = synonym_forms(query)
    if not large or len(query.wanted) < 3:
        return " | ".join([some_of(query, forms), *near])
    longest = sorted(query.wanted, key=len, reverse=True)[:MOST_PAIRED]
    ways = [*(word(each, forms) for each in longest), *([f"({' | '.join(near)})"] if near else [])]
    return " | ".join(f"({one} & {other})" for one, other in combinations(ways, 2))


def quoted(text: str) -> str:
    """A word of a document for a tsquery; "" for one in which anything is syntax."""
    return f"'{text}'" if text.isalnum() else ""


def beginnings(query: Query) -> str:
    """Letters and digits alone, as `plain` cuts them: no syntax of PostgreSQL's can be among them."""
    others = [each for word in query.words for each in query.other_words(word) if each.isalnum()]
    return " | ".join(f"'{fold(word)[:BEGINNING]}':*" for word in [*query.words, *others])
