"""From our Query to Whoosh's queries: built as objects, so that nothing typed is ever parsed as Whoosh's syntax."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import NullQuery
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term

from forum.search.engines.whoosh.schema import TAG_BOOST, TITLE_BOOST
from forum.search.query import Filters, Query
from forum.search.words import fold, stem, stems

COORDINATION = 0.9  # how much more a thread is worth that has more of the words
GUESS = 0.5  # how much a guessed word is worth beside one that was typed
FIELDS = (("title", TITLE_BOOST), ("tag_words", TAG_BOOST), ("body", 1.0))

Guesses = Mapping[str, Sequence[str]]  # a word that nobody has -> stems much like it


def with_all_words(query: Query, guesses: Guesses) -> WhooshQuery:
    return And([*word_parts(query, guesses), *phrase_parts(query.phrases)])


def with_some_words(query: Query, guesses: Guesses) -> WhooshQuery:
    """Phrases are meant as they stand; of the words, any."""
    words = Or(word_parts(query, guesses), scale=COORDINATION)
    phrases = phrase_parts(query.phrases)
    return And([*phrases, words]) if phrases else words


def word_parts(query: Query, guesses: Guesses) -> list[WhooshQuery]:
    return [
        any_field(guesses[word], GUESS) if word in guesses else any_field(stems(word))
        for word in dict.fromkeys(query.wanted)
    ]


def any_field(texts: Iterable[str], boost: float = 1.0) -> WhooshQuery:
    return Or([Term(field, text, boost=weight * boost) for text in texts for field, weight in FIELDS])


def phrase_parts(phrases: Iterable[Sequence[str]]) -> list[WhooshQuery]:
    return [
        Or([Phrase(field, [stem(word) for word in phrase], boost=weight) for field, weight in (FIELDS[0], FIELDS[2])])
        if len(phrase) > 1
        else any_field(stems(phrase[0]))
        for phrase in phrases
    ]


def in_categories(slugs: Iterable[str]) -> WhooshQuery:
    return Or([Term("category", slug) for slug in slugs])


def required(filters: Filters) -> list[WhooshQuery]:
    """Each must hold. Of several categories a thread can only be in one, so any of them will do."""
    parts: list[WhooshQuery] = [Term("states", state) for state in filters.states]
    parts += [Term("tags", tag) for tag in filters.tags]
    parts += [Term("authors", fold(name)) for name in filters.authors]
    return [*parts, in_categories(filters.categories)] if filters.categories else parts


def forbidden(query: Query) -> WhooshQuery:
    filters = query.filters
    parts: list[WhooshQuery] = [Term("states", state) for state in filters.not_states]
    parts += [Term("tags", tag) for tag in filters.not_tags]
    parts += [Term("authors", fold(name)) for name in filters.not_authors]
    parts += [Term("category", slug) for slug in filters.not_categories]
    parts += phrase_parts(query.not_phrases)
    return Or(parts) if parts else NullQuery


def terms_of(texts: Collection[str]) -> list[tuple[str, str]]:
    return [(field, text) for text in texts for field, _weight in FIELDS]
