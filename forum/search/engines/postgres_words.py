"""Words as PostgreSQL looks for them: with their other forms, or with what they may be meant for.

Letters, digits, dots, hyphens and, within quotes, spaces only ever get into a tsquery: nothing typed is syntax there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from forum.database import Session
from forum.search.beside import Wanted
from forum.search.guessing import CERTAINTY, MOST_MEANINGS
from forum.search.query import Phrase, Query
from forum.search.relevance import rarity
from forum.search.words import edits, every_stem, fold, forgiven, parts, stem

SHORTEST_STEM = 3  # letters; shorter ones begin too much
MOST_FORMS = 60  # of one word
MOST_COUNTED = 20_000
HOLDING = """
SELECT (SELECT count(*) FROM (SELECT FROM search_documents d WHERE d.words @@ to_tsquery('simple', w.word)
           AND d.state = 'published' AND d.category = ANY($1::text[]) LIMIT $3) AS held) AS holding,
       (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'search_documents'::regclass) AS threads
  FROM unnest($2::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place
"""
FORMS = """
SELECT t.typed, w.word FROM unnest($1::text[], $2::text[]) AS t (typed, stem)
  CROSS JOIN LATERAL (SELECT word FROM search_words WHERE stem = t.stem ORDER BY word LIMIT $3) AS w
"""
LOOSER = """
SELECT set_config('pg_trgm.similarity_threshold', '0.2', true)
 WHERE EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')
"""
LOOKALIKE = """
SELECT t.typed, w.word, w.stem, w.folded FROM unnest($1::text[], $2::text[]) AS t (typed, folded)
 CROSS JOIN LATERAL (SELECT word, stem, folded FROM search_words WHERE folded % t.folded
                      ORDER BY similarity(folded, t.folded) DESC, word LIMIT $3) AS w
"""
Forms = Mapping[str, Collection[str]]  # a word of the query -> words of documents that are looked for, too
NO_FORMS: Forms = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """What the documents in scope know of the words of a query; the last two as in Found."""

    forms: Forms
    rarity: Mapping[str, float]
    meant: Mapping[str, Mapping[str, float]]


async def vocabulary(session: Session, query: Query, allowed: Collection[str]) -> Known:
    """Whatever is decided here, the documents in the categories `allowed` decide."""
    forms = await other_forms(session, query)
    rare, unseen = await rarities(session, query.spoken, forms, allowed=allowed)
    typed = [each for each in unseen if each in query.wanted and forgiven(each) and len(parts(each)) == 1]
    meant: dict[str, Mapping[str, float]] = {}
    for each, near in (await lookalikes(session, typed)).items():
        words = list(dict.fromkeys(found[0] for found in near))
        _rare, nobody_has = await rarities(session, words, NO_FORMS, allowed=allowed)
        seen = [found for found in near if found[0] not in nobody_has]
        if seen:
            least = seen[0][2]
            nearest = [found for found in seen if found[2] == least]
            forms[each] = {found[0] for found in nearest}
            chosen = list(dict.fromkeys(found[1] for found in nearest))[:MOST_MEANINGS]
            meant[each] = dict.fromkeys(chosen, CERTAINTY.get(least, CERTAINTY[2]))
    if meant:
        rare |= (await rarities(session, list(meant), forms, allowed=allowed))[0]
    return Known(forms, rare, meant)


async def other_forms(session: Session, query: Query) -> dict[str, Collection[str]]:
    pairs = [
        (each, its) for each in query.spoken for one in (each, *query.other_words(each)) for its in every_stem(one)
    ]
    rows = await session.fetch(FORMS, [each for each, _its in pairs], [its for _each, its in pairs], MOST_FORMS)
    forms: dict[str, set[str]] = {}
    for row in rows:
        forms.setdefault(row["typed"], set()).add(row["word"])
    for each, others in synonym_forms(query).items():
        forms.setdefault(each, set()).update(others)
    return dict(forms)


def synonym_forms(query: Query) -> dict[str, set[str]]:
    """What will do in place of words, several in a row included."""
    return {
        each: {" ".join(parts(" ".join(one))) for one in phrases}
        | {one[0].replace("-", "") for one in phrases if len(one) == 1}
        for each, phrases in query.synonyms.items()
    }


async def rarities(
    session: Session, words: Sequence[str], forms: Forms, *, allowed: Collection[str]
) -> tuple[dict[str, float], set[str]]:
    """How much each word tells, and those that nothing in scope has."""
    rows = await session.fetch(HOLDING, list(allowed), [word(each, forms) for each in words], MOST_COUNTED)
    held = dict(zip(words, rows, strict=True))
    found = {each: rarity(row["holding"], row["threads"]) for each, row in held.items()}
    return found, {each for each, row in held.items() if not row["holding"]}


async def lookalikes(session: Session, typed: Sequence[str]) -> dict[str, list[tuple[str, str, int]]]:
    """For each word those of documents that slips of the finger make of it: (word, stem, slips), the nearest first."""
    if not typed:
        return {}
    near: dict[str, list[tuple[str, str, int]]] = {}
    async with session.together():
        if await session.fetchval(LOOSER) is None:
            return {}
        rows = await session.fetch(LOOKALIKE, list(typed), [fold(each) for each in typed], MOST_FORMS)
    for row in rows:
        slips = edits(fold(row["typed"]), row["folded"])
        if slips <= forgiven(row["typed"]):
            near.setdefault(row["typed"], []).append((row["word"], row["stem"], slips))
    return {each: sorted(found, key=lambda one: one[2]) for each, found in near.items()}


async def wanted_beside(session: Session, query: Query, meant: Mapping[str, Iterable[str]]) -> Wanted:
    """The query for those who find what stands beside threads, with what mistyped words are meant for."""
    forms, filters = await other_forms(session, query), query.filters
    for each, near in meant.items():
        forms[each] = {*forms.get(each, ()), *(other for other in near if other.isalnum())}
    return Wanted(
        all=all_of(query, forms), some=some_of(query, forms) if query.has_words else "",
        tags=tuple(filters.tags), not_tags=tuple(filters.not_tags),
        categories=tuple(filters.categories), not_categories=tuple(filters.not_categories),
        refused=" | ".join(map(phrase, query.not_phrases)), languages=tuple(filters.languages),
        not_languages=tuple(filters.not_languages), time=(filters.after, filters.before),
    )  # fmt: skip


def all_of(query: Query, forms: Forms = NO_FORMS) -> str:
    return " & ".join([*(word(each, forms) for each in query.wanted), *map(phrase, query.phrases)])


def some_of(query: Query, forms: Forms = NO_FORMS) -> str:
    words = [f"({' | '.join(word(each, forms) for each in query.wanted)})"] if query.wanted else []
    return " & ".join([*words, *map(phrase, query.phrases)])


def word(text: str, known: Forms = NO_FORMS) -> str:
    """As written, folded, in one, and whatever begins with its stem. Letters, digits, dots and hyphens: no syntax."""
    forms = {f"'{text}'", f"'{fold(text)}'", *(f"'{form}'" for form in known.get(text, ()))}
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
