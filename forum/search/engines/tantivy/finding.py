"""One search in tantivy's index."""

from collections.abc import Collection, Iterator
from string import ascii_lowercase

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter
from tantivy import Occur, Searcher
from tantivy import Query as Asked

from forum.search.engines.base import MOST_HITS
from forum.search.engines.finding import MOST_LOOKED_AT, Find, Known, Scored
from forum.search.engines.tantivy import asking
from forum.search.engines.tantivy.schema import SCHEMA, TEXT, THREAD
from forum.search.guessing import CYRILLIC
from forum.search.query import Query
from forum.search.words import is_cyrillic


class Finding(Find):
    """`slugs` are the categories that the actor may see."""

    name = "tantivy"

    def __init__(self, searcher: Searcher, slugs: Collection[str]):
        self.searcher, self.slugs = searcher, slugs
        self.only: list[tuple[Occur, Asked]] = [(Occur.Must, asking.within(slugs))]

    def narrow(self, query: Query) -> None:
        self.only = asking.narrowed(query, self.slugs)

    def best(self, query: Query, known: Known) -> Scored:
        return self.top(asking.all_words(query, known))

    def others(self, query: Query, known: Known) -> Scored:
        return self.top(asking.some_words(query, known))

    def top(self, wanted: Asked) -> Scored:
        """The best of what is left, and then gone."""
        found = self.searcher.search(self.kept(wanted), limit=MOST_HITS, count=False).hits
        threads = self.searcher.fast_field_values(THREAD, [place for _score, place in found])
        scored = [(int(thread or 0), float(score)) for thread, (score, _place) in zip(threads, found, strict=True)]
        if scored:
            taken = Asked.term_set_query(SCHEMA, THREAD, [thread for thread, _score in scored])
            self.only = [*self.only, (Occur.MustNot, taken)]
        return scored

    def kept(self, wanted: Asked) -> Asked:
        return Asked.boolean_query([(Occur.Must, wanted), *self.only])

    def holding(self, text: str) -> int:
        return int(self.searcher.doc_freq(TEXT, text))

    def count(self) -> int:
        return int(self.searcher.num_docs)

    def is_seen(self, texts: Collection[str]) -> bool:
        known = self.indexed(texts)
        seen = [(Occur.Must, asking.one_of(TEXT, known)), (Occur.Must, asking.within(self.slugs))]
        return bool(known and self.searcher.search(Asked.boolean_query(seen), limit=1, count=False).hits)

    def beginning(self, typed: str) -> Iterator[str]:
        return (text for text, _holding in self.searcher.terms_with_prefix(TEXT, typed, limit=MOST_LOOKED_AT))

    def alike(self, typed: str, most: int) -> Iterator[str]:
        same = [text for text, _holding in self.searcher.terms_with_prefix(TEXT, typed[0])]
        yield from (text for text, _away, _at in extract_iter(typed, same, scorer=OSA.distance, score_cutoff=most))
        yield from self.indexed(other_beginnings(typed))


def other_beginnings(typed: str) -> Iterator[str]:
    """The word with one slip in its very first letter."""
    yield typed[1:]
    for letter in CYRILLIC if is_cyrillic(typed) else ascii_lowercase:
        yield letter + typed[1:]
        yield letter + typed
