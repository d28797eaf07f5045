"""One search over an open index: all words first, then some of them, with a guess for a word that nobody has."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import time
from collections.abc import Collection, Iterator
from itertools import islice

from whoosh.collectors import TimeLimitCollector
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from forum.search.engines.base import FEW, MOST_HITS, Found, Hit
from forum.search.engines.whoosh import asking
from forum.search.guessing import certainties, misspelt_endings, slips
from forum.search.query import Query
from forum.search.relevance import rarity
from forum.search.words import every_stem, fold, forgiven, parts, stem

MOST_GUESSES = 12
MOST_LOOKED_AT = 100  # words of the index that begin alike
SHORTEST_BEGINNING = 3  # letters

Scored = list[tuple[int, float]]


class Finding:
    """`scope` are the numbers of the entries that the actor may see: whatever is decided here is decided by them
    alone, so that a word which only others may read changes nothing, not even a guess."""

    def __init__(self, searcher: Searcher, scope: set[int], seconds: float):
        self.searcher, self.scope = searcher, scope
        self.until = time.monotonic() + seconds

    def find(self, query: Query) -> Found:
        docs = self.narrowed(query)
        guesses = dict(self.guesses(query))
        known = {word: [*guesses.get(word, ())] or self.indexed(all_stems(query, word)) for word in query.wanted}
        some = {word: texts for word, texts in known.items() if texts or has_rows(query, word)}
        best = self.top(asking.with_all_words(query, known), docs) if len(some) == len(known) else []
        more: Scored = []
        if len(best) < FEW and len(query.wanted) > 1 and some:
            more = self.top(asking.with_some_words(query, some), docs - {number for number, _score in best})
        threads = self.searcher.reader().column_reader("thread")
        hits = [Hit(int(threads[number]), score) for number, score in best]
        hits += [Hit(int(threads[number]), score, has_all=False) for number, score in more]
        rarities = {word: self.rarity(guesses.get(word) or all_stems(query, word)) for word in query.spoken}
        meant = {word: certainties(near) for word, near in guesses.items()}
        return Found(tuple(hits[:MOST_HITS]), tuple(guesses), "whoosh", rarities, meant)

    def rarity(self, texts: Collection[str]) -> float:
        """How much a word tells, from 0 for one that is everywhere: of several stems the commonest decides."""
        reader = self.searcher.reader()
        holding = max(reader.doc_frequency(asking.TEXT, text) for text in texts)
        return rarity(holding, reader.doc_count())

    def indexed(self, texts: Collection[str]) -> list[str]:
        """Those that the index has at all: a query is quicker without the others."""
        reader = self.searcher.reader()
        return [text for text in texts if (asking.TEXT, text.encode()) in reader]

    def narrowed(self, query: Query) -> set[int]:
        docs = self.scope
        for part in asking.required(query.filters):
            docs = docs & set(self.searcher.docs_for_query(part))
        return docs - set(self.searcher.docs_for_query(asking.forbidden(query)))

    def top(self, wanted: WhooshQuery, docs: set[int]) -> Scored:
        """The best of `docs`; an empty set must not get here, since Whoosh takes it for no filter at all."""
        if not docs:
            return []
        collector = self.searcher.collector(limit=MOST_HITS, filter=docs)
        timed = TimeLimitCollector(collector, max(0.001, self.until - time.monotonic()), use_alarm=False)
        self.searcher.search_with_collector(wanted, timed)
        return [(number, float(score or 0)) for number, score in timed.results().items()]

    def guesses(self, query: Query) -> Iterator[tuple[str, dict[str, int]]]:
        """For each word that no thread in scope has: stems of words that some have and that it may be meant for, the
        nearest first, with how many slips lie between."""
        for word in dict.fromkeys(query.wanted):
            if has_rows(query, word) or self.is_seen(all_stems(query, word)):
                continue
            if near := dict(self.near(word)):
                yield word, near

    def near(self, word: str) -> Iterator[tuple[str, int]]:
        typed, most = fold(word), forgiven(word)
        away = {other: 0 if other.startswith(typed) else slips(word, other) for other in self.beginning(typed)}
        away |= {other: slips(word, other) for other in self.slipped(stem(word), most)}
        if most:
            away |= dict.fromkeys(self.indexed(set(misspelt_endings(word))), 1)
        ranked = sorted(away.items(), key=lambda each: (each[1], each[0]))
        return islice((each for each in ranked if self.is_seen([each[0]])), MOST_GUESSES)

    def beginning(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return iter(())
        terms = self.searcher.reader().expand_prefix(asking.TEXT, typed)
        return (term.decode() for term in islice(terms, MOST_LOOKED_AT))

    def slipped(self, typed: str, most: int) -> Iterator[str]:
        """Words of the index that differ by that many letters, or by two neighbours that have changed places."""
        if not most or len(typed) < 2:
            return
        swaps = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
        yield from self.indexed([other for other in swaps if other != typed])
        for leaf, _offset in self.searcher.reader().leaf_readers():
            if asking.TEXT in leaf.indexed_field_names():
                yield from leaf.terms_within(asking.TEXT, typed, most, prefix=1)
                # A slip in the very first letter is rarer, and dearer to look for.
                yield from leaf.terms_within(asking.TEXT, typed, 1)

    def is_seen(self, texts: Collection[str]) -> bool:
        return any(
            number in self.scope
            for text in self.indexed(texts)
            for number in self.searcher.docs_for_query(Term(asking.TEXT, text))
        )


def all_stems(query: Query, word: str) -> list[str]:
    """Those of the word and of the single words that will do in its place."""
    return list(dict.fromkeys(each for one in (word, *query.other_words(word)) for each in every_stem(one)))


def has_rows(query: Query, word: str) -> bool:
    """Whether several words in a row will do for this one."""
    return any(len(parts(" ".join(each))) > 1 for each in ((word,), *query.synonyms.get(word, ())))
