"""Every read of search."""

from forum.search.queries.alike import Alike, threads_alike
from forum.search.queries.documents import (
    GATE,
    document_count,
    documents_after,
    documents_changed,
    newest_change,
    public_count,
    settled_change,
    undocumented,
)
from forum.search.queries.results import ORDERS, ROWS_A_PAGE, Look, Result, Results, results
from forum.search.queries.titles import threads_titled

__all__ = [
    "GATE", "document_count", "documents_after", "documents_changed", "newest_change", "public_count", "settled_change",
    "undocumented", "Alike", "threads_alike", "ORDERS", "ROWS_A_PAGE", "Look", "Result", "Results", "results",
    "threads_titled",
]  # fmt: skip
