"""PostgreSQL's full text search over the documents themselves: simpler than an engine of its own, and always there.

The `words` column holds whole words, so that a stem is looked for as a beginning: "installing" asks for instal:*, too.
"""

from collections.abc import Collection, Iterable
from typing import Any

from forum.database import Session
from forum.search.engines.base import FEW, MOST_HITS, Found, Hit
from forum.search.query import Filters, Phrase, Query
from forum.search.relevance import rarity
from forum.search.words import fold, stem

SHORTEST_STEM = 3  # letters; shorter ones begin too much

# What `is:` finds a thread under, as Document.states has it.
STATES = """
array_remove(ARRAY[d.kind, CASE WHEN d.solved THEN 'solved' WHEN d.kind = 'question' THEN 'unsolved' END,
  CASE WHEN d.answered THEN 'answered' WHEN d.kind = 'question' AND NOT d.solved THEN 'unanswered' END], NULL)
"""
# $1 allowed categories; then each filter and its opposite; an empty one shuts nobody out.
FITS = " ".join((
    "d.state = 'published' AND d.category = ANY($1::text[])",
    "AND", STATES, "@> $2::text[] AND NOT", STATES, "&& $3::text[]",
    "AND d.tags @> $4::text[] AND NOT d.tags && $5::text[]",
    "AND (cardinality($6::text[]) = 0 OR d.category = ANY($6)) AND NOT d.category = ANY($7::text[])",
    "AND d.authors @> $8::text[] AND NOT d.authors && $9::text[]",
    "AND ($10::text = '' OR NOT d.words @@ to_tsquery('simple', $10))",
))  # fmt: skip
WITH_WORDS = " ".join((
    "SELECT d.thread_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', d.words, q, 1) AS score",
    "FROM search_documents d, to_tsquery('simple', $11) q WHERE d.words @@ q AND", FITS,
    "ORDER BY score DESC, d.thread_id DESC LIMIT $12",
))  # fmt: skip
# Rare words first: ts_rank does not know how rare a word is. A word that many have is counted no further.
WITH_SOME = " ".join((
    "WITH w AS MATERIALIZED (SELECT to_tsquery('simple', word) AS word, rare",
    "FROM unnest($13::text[], $14::float8[]) AS t (word, rare))",
    "SELECT d.thread_id, (SELECT sum(w.rare) FROM w WHERE d.words @@ w.word)",
    "+ ts_rank('{0.1, 0.2, 0.4, 1.0}', d.words, q, 1) AS score",
    "FROM search_documents d, to_tsquery('simple', $11) q WHERE d.words @@ q AND", FITS,
    "ORDER BY score DESC NULLS LAST, d.thread_id DESC LIMIT $12",
))  # fmt: skip
HOLDING = """
SELECT (SELECT count(*) FROM (SELECT FROM search_documents d WHERE d.words @@ to_tsquery('simple', w.word)
           AND d.state = 'published' AND d.category = ANY($1::text[]) LIMIT $3) AS held) AS holding,
       (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'search_documents'::regclass) AS threads
  FROM unnest($2::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place
"""
MOST_COUNTED = 20_000
WITHOUT_WORDS = " ".join((
    "SELECT d.thread_id, 0.0 AS score FROM search_documents d WHERE", FITS,
    "ORDER BY d.created_at DESC, d.thread_id DESC LIMIT $11",
))  # fmt: skip


class PostgresEngine:
    """Lives as long as one session."""

    def __init__(self, session: Session):
        self.session = session

    async def healthy(self, newest: int) -> bool:
        return True

    async def hits(self, query: Query, allowed: Collection[str]) -> Found:
        fits = fitting(query, allowed)
        if not query.has_words:
            rows = await self.session.fetch(WITHOUT_WORDS, *fits, MOST_HITS)
            return Found(tuple(hits_of(rows, has_all=True)), (), "postgres")
        best = hits_of(await self.session.fetch(WITH_WORDS, *fits, all_of(query), MOST_HITS), has_all=True)
        rare = await self.rarities(query, allowed)
        if len(best) < FEW and len(query.wanted) > 1:
            have = {hit.thread_id for hit in best}
            words = [word(each) for each in query.wanted], [rare[each] for each in query.wanted]
            some = await self.session.fetch(WITH_SOME, *fits, some_of(query), MOST_HITS, *words)
            best += [hit for hit in hits_of(some, has_all=False) if hit.thread_id not in have]
        return Found(tuple(best[:MOST_HITS]), (), "postgres", rare)

    async def rarities(self, query: Query, allowed: Collection[str]) -> dict[str, float]:
        words = [word(each) for each in query.spoken]
        rows = await self.session.fetch(HOLDING, list(allowed), words, MOST_COUNTED)
        return {each: rarity(row["holding"], row["threads"]) for each, row in zip(query.spoken, rows, strict=True)}


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
    )  # fmt: skip


def all_of(query: Query) -> str:
    return " & ".join([*map(word, query.wanted), *map(phrase, query.phrases)])


def some_of(query: Query) -> str:
    words = f"({' | '.join(map(word, query.wanted))})"
    return " & ".join([words, *map(phrase, query.phrases)])


def word(text: str) -> str:
    """As written, folded, in one, and whatever begins with its stem. Letters, digits, dots and hyphens: no syntax."""
    forms = {f"'{text}'", f"'{fold(text)}'"}
    for base in (text.lower().replace("-", ""), fold(text).replace("-", "")):
        forms.add(f"'{base}'")
        beginning = common_beginning(base, stem(base))
        if base.isalpha() and len(beginning) >= SHORTEST_STEM:
            forms.add(f"'{beginning}':*")
    return f"({' | '.join(sorted(forms))})"


def phrase(words: Phrase) -> str:
    if len(words) == 1:
        return word(words[0])
    return "(" + " <-> ".join(f"'{each}'" for each in words) + ")"


def common_beginning(one: str, other: str) -> str:
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:same]
