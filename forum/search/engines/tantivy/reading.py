"""TantivyEngine: how the search process reads tantivy's index."""

from dataclasses import dataclass
from pathlib import Path

from tantivy import Index, Query, Searcher

from forum.search.engines.base import Found
from forum.search.engines.files import TANTIVY, mark_of
from forum.search.engines.reading import FileEngine
from forum.search.engines.tantivy.finding import Finding
from forum.search.engines.tantivy.schema import CURSOR, NO_THREAD, SCHEMA, THREAD, harmless, opened
from forum.search.query import Query as Wanted

META = "meta.json"  # what a commit replaces


@dataclass(frozen=True, slots=True)
class Opened:
    """A searcher, and which commit it sees."""

    index: Index
    searcher: Searcher
    path: Path
    mark: tuple[int, int]


class TantivyEngine(FileEngine[Opened]):
    """A search that is under way cannot be cut off."""

    name, make = "tantivy", TANTIVY

    def opened(self, path: Path) -> Opened:
        mark = mark_of(path / META)
        index = opened(path)
        with harmless():
            index.reload()
            return Opened(index, index.searcher(), path, mark)

    def is_up_to_date(self, searcher: Opened) -> bool:
        return mark_of(searcher.path / META) == searcher.mark

    def find(self, searcher: Opened, query: Wanted, slugs: frozenset[str]) -> Found:
        with harmless():
            return Finding(searcher.searcher, slugs).find(query)


def noted_cursor(searcher: Searcher) -> int:
    """-1 where none is noted."""
    found = searcher.search(Query.term_query(SCHEMA, THREAD, NO_THREAD), limit=1, count=False).hits
    noted = searcher.doc(found[0][1]).get_first(CURSOR) if found else None
    return -1 if noted is None else int(noted)
