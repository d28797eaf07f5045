"""One search in Whoosh's index."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import time
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from whoosh.collectors import TimeLimitCollector
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from forum.search.engines.base import MOST_HITS
from forum.search.engines.finding import MOST_LOOKED_AT, Find, Known, Scored
from forum.search.engines.whoosh import asking
from forum.search.query import Query

AT_THE_END = 2**62  # seconds


class Finding(Find):
    """`scope` are the numbers of the entries that the actor may see."""

    name = "whoosh"

    def __init__(self, searcher: Searcher, scope: set[int], seconds: float):
        self.searcher, self.scope, self.docs = searcher, scope, scope
        self.until = time.monotonic() + seconds

    def narrow(self, query: Query) -> None:
        docs = self.scope
        for part in asking.required(query.filters):
            docs = docs & set(self.searcher.docs_for_query(part))
        self.docs = self.of_that_time(docs, query) - set(self.searcher.docs_for_query(asking.forbidden(query)))

    def of_that_time(self, docs: set[int], query: Query) -> set[int]:
        after, before = query.filters.after, query.filters.before
        if after is None and before is None:
            return docs
        created = self.searcher.reader().column_reader("created")
        first, end = after or 0, before or AT_THE_END
        return {number for number in docs if first <= created[number] < end}

    def best(self, query: Query, known: Known) -> Scored:
        return self.top(asking.with_all_words(query, known))

    def others(self, query: Query, known: Known) -> Scored:
        return self.top(asking.with_some_words(query, known))

    def top(self, wanted: WhooshQuery) -> Scored:
        """The best of what is left, and then gone; an empty set must not get to Whoosh, which takes it for no filter
        at all."""
        if not self.docs:
            return []
        collector = self.searcher.collector(limit=MOST_HITS, filter=self.docs)
        timed = TimeLimitCollector(collector, max(0.001, self.until - time.monotonic()), use_alarm=False)
        self.searcher.search_with_collector(wanted, timed)
        found = [(number, float(score or 0)) for number, score in timed.results().items()]
        self.docs = self.docs - {number for number, _score in found}
        threads = self.searcher.reader().column_reader("thread")
        return [(int(threads[number]), score) for number, score in found]

    def holding(self, text: str) -> int:
        return int(self.searcher.reader().doc_frequency(asking.TEXT, text))

    def count(self) -> int:
        return int(self.searcher.reader().doc_count())

    def indexed(self, texts: Iterable[str]) -> list[str]:
        reader = self.searcher.reader()
        return [text for text in texts if (asking.TEXT, text.encode()) in reader]

    def is_seen(self, texts: Collection[str]) -> bool:
        return any(
            number in self.scope
            for text in self.indexed(texts)
            for number in self.searcher.docs_for_query(Term(asking.TEXT, text))
        )

    def beginning(self, typed: str) -> Iterator[str]:
        terms = self.searcher.reader().expand_prefix(asking.TEXT, typed)
        return (term.decode() for term in islice(terms, MOST_LOOKED_AT))

    def alike(self, typed: str, most: int) -> Iterator[str]:
        for leaf, _offset in self.searcher.reader().leaf_readers():
            if asking.TEXT in leaf.indexed_field_names():
                yield from leaf.terms_within(asking.TEXT, typed, most, prefix=1)
                # A slip in the very first letter is rarer, and dearer to look for.
                yield from leaf.terms_within(asking.TEXT, typed, 1)
