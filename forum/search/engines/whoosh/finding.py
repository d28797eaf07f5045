"""One search over an open index: all words first, then some of them, with a guess for a word that nobody has."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import time
from collections.abc import Collection, Iterator

from whoosh.collectors import TimeLimitCollector
from whoosh.query.compound import Or
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from forum.search.engines.base import FEW, MOST_HITS, Found, Hit
from forum.search.engines.whoosh import asking
from forum.search.query import Query
from forum.search.words import ROMANIAN_MARK, edits, fold, forgiven, stem, stems

MOST_GUESSES = 12
MOST_LOOKED_AT = 500  # words of the index that begin alike
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
        best = self.top(asking.with_all_words(query, guesses), docs) if docs else []
        if docs and len(best) < FEW and len(query.wanted) > 1:
            best += self.top(asking.with_some_words(query, guesses), docs - {number for number, _score in best})
        threads = self.searcher.reader().column_reader("thread")
        hits = tuple(Hit(int(threads[number]), score) for number, score in best[:MOST_HITS])
        return Found(hits, tuple(guesses), "whoosh")

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

    def guesses(self, query: Query) -> Iterator[tuple[str, list[str]]]:
        """For each word that no thread in scope has: stems of words that some have and that it may be meant for."""
        for word in dict.fromkeys(query.wanted):
            if not self.is_seen(stems(word)) and (near := list(self.near(word))):
                yield word, near

    def near(self, word: str) -> Iterator[str]:
        """Words that begin so, and words that a slip of the finger makes of this one, the nearest first."""
        typed, typed_stem, most = fold(word), stem(word), forgiven(word)
        ranked = sorted(
            (min(edits(typed, other), edits(typed_stem, other)), other)
            for other in set(self.beginning(typed)) | set(self.within(typed_stem, most))
            if not other.startswith(ROMANIAN_MARK)
        )
        taken = 0
        for distance, other in ranked:
            close = distance <= most or (len(typed) >= SHORTEST_BEGINNING and other.startswith(typed))
            if close and self.is_seen([other]):
                yield other
                taken += 1
            if taken == MOST_GUESSES:
                return

    def beginning(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return
        for field in ("title", "body"):
            for seen, other in enumerate(self.searcher.reader().expand_prefix(field, typed)):
                if seen == MOST_LOOKED_AT:
                    break
                yield other.decode()

    def within(self, typed: str, most: int) -> Iterator[str]:
        """One edit more than is forgiven: two letters in the wrong order are two edits to Whoosh and one to us."""
        if not most or len(typed) < 2:
            return
        for leaf, _offset in self.searcher.reader().leaf_readers():
            for field in ("title", "body"):
                if field in leaf.indexed_field_names():
                    yield from leaf.terms_within(field, typed, most + 1, prefix=1)

    def is_seen(self, texts: Collection[str]) -> bool:
        wanted = Or([Term(field, text) for field, text in asking.terms_of(texts)])
        return any(number in self.scope for number in self.searcher.docs_for_query(wanted))
