"""Every read of search."""

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
from forum.search.queries.results import ORDERS, ROWS_A_PAGE, Look, Result, Results, results, similar
from forum.search.queries.titles import threads_titled

__all__ = [
    "GATE", "document_count", "documents_after", "documents_changed", "newest_change", "public_count", "settled_change",
    "undocumented", "ORDERS", "ROWS_A_PAGE", "Look", "Result", "Results", "results", "similar",
    "threads_titled",
]  # fmt: skip
