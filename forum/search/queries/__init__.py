"""Every read of search, but for those of an engine."""

from forum.search.queries.alike import Alike, threads_alike
from forum.search.queries.results import ORDERS, ROWS_A_PAGE, Look, Result, Results, results
from forum.search.queries.titles import threads_titled

__all__ = [
    "Alike", "threads_alike", "ORDERS", "ROWS_A_PAGE", "Look", "Result", "Results", "results", "threads_titled",
]  # fmt: skip
