"""From our Query to Whoosh's queries: built as objects, so that nothing typed is ever parsed as Whoosh's syntax."""

from collections.abc import Iterable, Mapping, Sequence

from whoosh.query.compound import And, AndMaybe, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import NullQuery
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term

from forum.search.engines.whoosh.schema import HEAD_BOOST
from forum.search.query import Filters, Query
from forum.search.words import fold, parts, stem, stems

TEXT, HEAD = "text", "head"

Stems = Mapping[str, Sequence[str]]  # a word -> the stems under which it is looked for


def with_all_words(query: Query, known: Stems) -> WhooshQuery:
    words = [one_word(word, known[word], query.synonyms.get(word, ())) for word in known]
    return better_by_head(And([*words, *phrase_parts(query.phrases)]), known)


def with_some_words(query: Query, known: Stems) -> WhooshQuery:
    """Phrases are meant as they stand; of the words, any."""
    words = Or([one_word(word, texts, query.synonyms.get(word, ())) for word, texts in known.items()])
    return better_by_head(And([*phrase_parts(query.phrases), words]) if query.phrases else words, known)


def better_by_head(found: WhooshQuery, known: Stems) -> WhooshQuery:
    """The same threads, those with the words in their titles or tags first."""
    heads = [Term(HEAD, stem, boost=HEAD_BOOST) for stems in known.values() for stem in stems]
    return AndMaybe(found, Or(heads)) if heads else found


def one_word(word: str, texts: Sequence[str], synonyms: Iterable[Sequence[str]] = ()) -> WhooshQuery:
    """A compound is found written as one word, with its hyphen, or as two words; so are those that mean the same."""
    rows = [parts(word), *(parts(" ".join(each)) for each in synonyms)]
    phrases = [Phrase(TEXT, [stem(part) for part in each]) for each in rows if len(each) > 1]
    forms = [*(Term(TEXT, text) for text in texts), *phrases]
    return forms[0] if len(forms) == 1 else Or(forms)


def phrase_parts(phrases: Iterable[Sequence[str]]) -> list[WhooshQuery]:
    return [
        Phrase(TEXT, [stem(word) for word in phrase]) if len(phrase) > 1 else one_word(phrase[0], stems(phrase[0]))
        for phrase in phrases
    ]


def in_categories(slugs: Iterable[str]) -> WhooshQuery:
    return Or([Term("category", slug) for slug in slugs])


def required(filters: Filters) -> list[WhooshQuery]:
    """Each must hold. Of several categories a thread can only be in one, so any of them will do."""
    parts: list[WhooshQuery] = [Term("states", state) for state in filters.states]
    parts += [Term("tags", tag) for tag in filters.tags]
    parts += [Term("authors", fold(name)) for name in filters.authors]
    if filters.languages:
        parts.append(Or([Term("language", each) for each in filters.languages]))
    return [*parts, in_categories(filters.categories)] if filters.categories else parts


def forbidden(query: Query) -> WhooshQuery:
    filters = query.filters
    parts: list[WhooshQuery] = [Term("states", state) for state in filters.not_states]
    parts += [Term("tags", tag) for tag in filters.not_tags]
    parts += [Term("authors", fold(name)) for name in filters.not_authors]
    parts += [Term("category", slug) for slug in filters.not_categories]
    parts += [Term("language", each) for each in filters.not_languages]
    parts += phrase_parts(query.not_phrases)
    return Or(parts) if parts else NullQuery
