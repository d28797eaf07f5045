"""Every read of the book."""

from reputation.book.queries.lines import (
    Found,
    authors_of,
    cuts_of,
    line_named,
    lines_to_restore,
    lines_to_reverse,
    net_of,
    used_on,
    used_on_days,
)
from reputation.book.queries.prices import Used, list_in_force, lists_used
from reputation.book.queries.repricing import Moved, Preview, preview
from reputation.book.queries.statements import StatementRow, person_named, statement

__all__ = [
    "Found",
    "Moved",
    "Preview",
    "StatementRow",
    "Used",
    "authors_of",
    "cuts_of",
    "line_named",
    "lines_to_restore",
    "lines_to_reverse",
    "list_in_force",
    "lists_used",
    "net_of",
    "person_named",
    "preview",
    "statement",
    "used_on",
    "used_on_days",
]
