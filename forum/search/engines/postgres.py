"""PostgreSQL's full text search over the documents themselves: simpler than an engine of its own, and always there.

The `words` column holds whole words, so that a stem is looked for as a beginning: "installing" asks for instal:*, too.
"""

from collections.abc import Collection, Iterable
from typing import Any

from forum.database import Session
from forum.search.engines.base import FEW, MOST_HITS, Found, Hit
from forum.search.engines.postgres_words import all_of, phrase, some_of, vocabulary, word
from forum.search.query import Filters, Query
from forum.search.words import fold

# What `is:` finds a thread under, as Document.states has it.
STATES = """
array_remove(ARRAY[d.kind, CASE WHEN d.solved THEN 'solved' WHEN d.kind = 'question' THEN 'unsolved' END,
  CASE WHEN d.answered THEN 'answered' WHEN d.kind = 'question' AND NOT d.solved THEN 'unanswered' END], NULL)
"""
# $1 allowed categories; then each filter and its opposite, then the time; an empty one shuts nobody out.
FITS = " ".join((
    "d.state = 'published' AND d.category = ANY($1::text[])",
    "AND", STATES, "@> $2::text[] AND NOT", STATES, "&& $3::text[]",
    "AND d.tags @> $4::text[] AND NOT d.tags && $5::text[]",
    "AND (cardinality($6::text[]) = 0 OR d.category = ANY($6)) AND NOT d.category = ANY($7::text[])",
    "AND d.authors @> $8::text[] AND NOT d.authors && $9::text[]",
    "AND ($10::text = '' OR NOT d.words @@ to_tsquery('simple', $10))",
    "AND (cardinality($11::text[]) = 0 OR d.language = ANY($11)) AND coalesce(NOT d.language = ANY($12::text[]), true)",
    "AND ($13::float8 IS NULL OR d.created_at >= to_timestamp($13))",
    "AND ($14::float8 IS NULL OR d.created_at < to_timestamp($14))",
))  # fmt: skip
WITH_WORDS = " ".join((
    "SELECT d.thread_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', d.words, q, 1) AS score",
    "FROM search_documents d, to_tsquery('simple', $15) q WHERE d.words @@ q AND", FITS,
    "ORDER BY score DESC, d.thread_id DESC LIMIT $16",
))  # fmt: skip
# Rare words first: ts_rank does not know how rare a word is. A word that many have is counted no further.
WITH_SOME = " ".join((
    "WITH w AS MATERIALIZED (SELECT to_tsquery('simple', word) AS word, rare",
    "FROM unnest($17::text[], $18::float8[]) AS t (word, rare))",
    "SELECT d.thread_id, (SELECT sum(w.rare) FROM w WHERE d.words @@ w.word)",
    "+ ts_rank('{0.1, 0.2, 0.4, 1.0}', d.words, q, 1) AS score",
    "FROM search_documents d, to_tsquery('simple', $15) q WHERE d.words @@ q AND", FITS,
    "ORDER BY score DESC NULLS LAST, d.thread_id DESC LIMIT $16",
))  # fmt: skip
WITHOUT_WORDS = " ".join((
    "SELECT d.thread_id, 0.0 AS score FROM search_documents d WHERE", FITS,
    "ORDER BY d.created_at DESC, d.thread_id DESC LIMIT $15",
))  # fmt: skip


class PostgresEngine:
    """Lives as long as one session."""

    def __init__(self, session: Session):
        self.session = session

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        fits = fitting(query, allowed)
        if not query.has_words:
            rows = await self.session.fetch(WITHOUT_WORDS, *fits, MOST_HITS)
            return Found(tuple(hits_of(rows, has_all=True)), (), "postgres")
        known = await vocabulary(self.session, query, allowed)
        best = hits_of(await self.session.fetch(WITH_WORDS, *fits, all_of(query, known.forms), MOST_HITS), has_all=True)
        if len(best) < FEW and len(query.wanted) > 1:
            have = {hit.thread_id for hit in best}
            words = [word(each, known.forms) for each in query.wanted], [known.rarity[each] for each in query.wanted]
            some = await self.session.fetch(WITH_SOME, *fits, some_of(query, known.forms), MOST_HITS, *words)
            best += [hit for hit in hits_of(some, has_all=False) if hit.thread_id not in have]
        return Found(tuple(best[:MOST_HITS]), tuple(known.meant), "postgres", known.rarity, known.meant)


def hits_of(rows: Iterable[Any], *, has_all: bool) -> list[Hit]:
    return [Hit(row["thread_id"], float(row["score"] or 0), has_all) for row in rows]


def fitting(query: Query, allowed: Collection[str]) -> tuple[Any, ...]:
    """The arguments of FITS."""
    wanted: Filters = query.filters
    return (
        list(allowed),
        list(wanted.states), list(wanted.not_states), list(wanted.tags), list(wanted.not_tags),
        list(wanted.categories), list(wanted.not_categories),
        [fold(name) for name in wanted.authors], [fold(name) for name in wanted.not_authors],
        " | ".join(map(phrase, query.not_phrases)),
        list(wanted.languages), list(wanted.not_languages), wanted.after, wanted.before,
    )  # fmt: skip
