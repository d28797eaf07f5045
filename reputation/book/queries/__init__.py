"""Every read of the book."""

from reputation.book.queries.disputes import DisputeRow, dispute_of_id, newest_recounts
from reputation.book.queries.lines import (
    Found,
    annulled_gains,
    authors_of,
    cuts_of,
    line_named,
    lines_to_give_back,
    lines_to_restore,
    lines_to_reverse,
    net_of,
    used_on,
    used_on_days,
)
from reputation.book.queries.prices import Used, list_in_force, lists_used
from reputation.book.queries.repricing import Moved, Preview, preview
from reputation.book.queries.statements import StatementRow, Wanted, person_named, statement

__all__ = [
    "DisputeRow",
    "Found",
    "Moved",
    "Preview",
    "StatementRow",
    "Used",
    "Wanted",
    "annulled_gains",
    "authors_of",
    "cuts_of",
    "dispute_of_id",
    "line_named",
    "lines_to_give_back",
    "lines_to_restore",
    "lines_to_reverse",
    "list_in_force",
    "lists_used",
    "net_of",
    "newest_recounts",
    "person_named",
    "preview",
    "statement",
    "used_on",
    "used_on_days",
]
