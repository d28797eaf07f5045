"""WhooshEngine: how the search process reads Whoosh's index."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from pathlib import Path

from whoosh.searching import Searcher, TimeLimit

from forum.search.engines.base import DEADLINE, Found
from forum.search.engines.files import WHOOSH
from forum.search.engines.reading import FileEngine
from forum.search.engines.whoosh.asking import in_categories
from forum.search.engines.whoosh.finding import Finding
from forum.search.engines.whoosh.schema import SCORING
from forum.search.engines.whoosh.writing import opened
from forum.search.query import Query

MOST_SCOPES = 50  # sets of categories that people may see, kept until the index changes


class WhooshEngine(FileEngine[Searcher]):
    """Keeps which threads somebody may see, for as long as the index stays."""

    name, make = "whoosh", WHOOSH

    def __init__(self, folder: Path, deadline: float = DEADLINE):
        super().__init__(folder, deadline)
        self.scopes: dict[frozenset[str], set[int]] = {}

    def opened(self, path: Path) -> Searcher:
        return opened(path).searcher(weighting=SCORING)

    def is_up_to_date(self, searcher: Searcher) -> bool:
        return bool(searcher.up_to_date())

    def shut(self, searcher: Searcher) -> None:
        self.scopes.clear()
        searcher.close()

    def find(self, searcher: Searcher, query: Query, slugs: frozenset[str]) -> Found:
        try:
            return Finding(searcher, self.scope(searcher, slugs), self.deadline).find(query)
        except TimeLimit:
            raise TimeoutError from None

    def scope(self, searcher: Searcher, slugs: frozenset[str]) -> set[int]:
        if slugs not in self.scopes:
            if len(self.scopes) >= MOST_SCOPES:
                self.scopes.clear()
            self.scopes[slugs] = set(searcher.docs_for_query(in_categories(slugs)))
        return self.scopes[slugs]
