"""From our Query to tantivy's queries: built as objects, so that nothing typed is ever parsed as tantivy's syntax."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from tantivy import FieldType, Occur
from tantivy import Query as Asked

from forum.search.engines.tantivy.schema import CREATED, HEAD, HEAD_BOOST, SCHEMA, TEXT
from forum.search.query import Filters, Query
from forum.search.words import fold, parts, stem, stems

Stems = Mapping[str, Sequence[str]]  # a word -> the stems under which it is looked for


def all_words(query: Query, known: Stems) -> Asked:
    words = [one_word(word, texts, query.synonyms.get(word, ())) for word, texts in known.items()]
    return better_by_head([*words, *phrases_of(query.phrases)], known)


def some_words(query: Query, known: Stems) -> Asked:
    """Phrases are meant as they stand; of the words, any."""
    words = any_of(one_word(word, texts, query.synonyms.get(word, ())) for word, texts in known.items())
    return better_by_head([*phrases_of(query.phrases), words], known)


def better_by_head(required: Iterable[Asked], known: Stems) -> Asked:
    """The same threads, those with the words in their titles or tags first."""
    heads = [Asked.boost_query(term(HEAD, each), HEAD_BOOST) for texts in known.values() for each in texts]
    must = [(Occur.Must, each) for each in required]
    return Asked.boolean_query([*must, *((Occur.Should, each) for each in heads)])


def one_word(word: str, texts: Sequence[str], synonyms: Iterable[Sequence[str]] = ()) -> Asked:
    """A compound is found written as one word, with its hyphen, or as two words; so are those that mean the same."""
    rows = [parts(word), *(parts(" ".join(each)) for each in synonyms)]
    phrases = [phrase(each) for each in rows if len(each) > 1]
    return any_of([*(term(TEXT, text) for text in texts), *phrases])


def phrases_of(phrases: Iterable[Sequence[str]]) -> list[Asked]:
    return [phrase(each) if len(each) > 1 else one_word(each[0], stems(each[0])) for each in phrases]


def phrase(words: Sequence[str]) -> Asked:
    return Asked.phrase_query(SCHEMA, TEXT, [stem(word) for word in words])


def term(field: str, text: str) -> Asked:
    return Asked.term_query(SCHEMA, field, text, index_option="freq" if field == HEAD else "position")


def any_of(queries: Iterable[Asked]) -> Asked:
    return Asked.boolean_query([(Occur.Should, each) for each in queries])


def one_of(field: str, values: Collection[str]) -> Asked:
    return Asked.term_set_query(SCHEMA, field, list(values))


def within(slugs: Collection[str]) -> Asked:
    """What may be seen weighs nothing."""
    return Asked.const_score_query(one_of("category", slugs), 0.0)


def narrowed(query: Query, slugs: Collection[str]) -> list[tuple[Occur, Asked]]:
    """What the query's filters leave of these categories."""
    filters, nots = query.filters, away(query.filters)
    kept = [within(slugs), *(Asked.const_score_query(each, 0.0) for each in required(filters))]
    shut = [*(one_of(field, values) for field, values in nots.items() if values), *phrases_of(query.not_phrases)]
    return [*((Occur.Must, each) for each in kept), *((Occur.MustNot, each) for each in shut)]


def required(filters: Filters) -> list[Asked]:
    """Each must hold. Of several categories a thread can only be in one, so any of them will do."""
    found = [one_of("states", [state]) for state in filters.states]
    found += [one_of("tags", [tag]) for tag in filters.tags]
    found += [one_of("authors", [fold(name)]) for name in filters.authors]
    found += [one_of("language", filters.languages)] if filters.languages else []
    if filters.after is not None or filters.before is not None:
        within_days = filters.after, None if filters.before is None else filters.before - 1
        found.append(Asked.range_query(SCHEMA, CREATED, FieldType.Integer, *within_days))
    return [*found, one_of("category", filters.categories)] if filters.categories else found


def away(filters: Filters) -> dict[str, Collection[str]]:
    return {
        "states": filters.not_states,
        "tags": filters.not_tags,
        "authors": {fold(name) for name in filters.not_authors},
        "category": filters.not_categories,
        "language": filters.not_languages,
    }
