"""How far the demonstration reaches: which rows of any table belong to people and threads that are taken away.

Read from the shape of the tables themselves, by foreign keys and by the names that columns have everywhere, so that a
table which a package adds later is reached without being told here.
"""

# ruff: noqa: S608 - the names put into these conditions are those of our own tables

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# What a column without a foreign key speaks of, by its name.
SPEAKS_OF = {
    "user_id": "users", "author_id": "users", "actor_id": "users", "moderator_id": "users", "editor_id": "users",
    "thread_id": "threads", "post_id": "posts", "accepted_post_id": "posts", "comment_id": "comments",
    "vote_id": "votes", "event_id": "events", "article_id": "articles", "reverses_id": "ledger_entries",
    "adjusts_id": "ledger_entries", "decision_id": "decisions", "reviewable_id": "reviewables",
}  # fmt: skip
# A row goes with what these speak of, even where they may be empty; other columns that may be empty are emptied.
OWNING = frozenset(
    {
        "user_id", "author_id", "actor_id", "moderator_id", "thread_id", "post_id", "comment_id", "vote_id", "event_id",
        "reviewable_id", "adjusts_id",
    }
)  # fmt: skip
KEPT = frozenset({"calls", "feedback", "setup_steps"})  # real words and deeds, whoever was signed in
PAIRS = (("kind", "subject_id"), ("kind", "new_id"), ("object_kind", "object_id"))
DOOMED = "(SELECT id FROM doomed WHERE kind = '{}')"
AS_TABLE = (
    "CASE {0} WHEN 'category' THEN 'categories' WHEN 'canned_reply' THEN 'canned_replies' "
    "WHEN 'search' THEN 'searches' ELSE {0} || 's' END"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `target` is the table of its foreign key, if it has one."""

    table: str
    name: str
    needed: bool
    target: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """For one table: the condition of rows that go, and the columns that are emptied in rows that stay."""

    table: str
    has_id: bool
    goes: str
    emptied: tuple[tuple[str, str], ...]  # (column, table that it speaks of)
    targets: frozenset[str]


def reaches(columns: Iterable[Column]) -> dict[str, Reach]:
    """By table, only those that can be reached at all."""
    tables: dict[str, list[Column]] = {}
    for column in columns:
        tables.setdefault(column.table, []).append(column)
    found = {name: reach_of(name, columns) for name, columns in tables.items()}
    return {name: reach for name, reach in found.items() if reach.goes or reach.emptied or reach.has_id}


def reach_of(table: str, columns: list[Column]) -> Reach:
    names = {column.name for column in columns}
    goes, emptied = [], []
    for column in columns:
        target = speaks_of(column)
        if target is None:
            continue
        if table not in KEPT and (column.needed or column.name in OWNING):
            goes.append(f"{column.name} IN {DOOMED.format(target)}")
        elif not column.needed:
            emptied.append((column.name, target))
    for kind, number in PAIRS:
        if {kind, number} <= names:
            goes.append(f"({AS_TABLE.format(kind)}, {number}) IN (SELECT kind, id FROM doomed)")
    targets = frozenset(column.target for column in columns if column.target and column.target != table)
    return Reach(table, "id" in names, " OR ".join(goes), tuple(emptied), targets)


def speaks_of(column: Column) -> str | None:
    if column.target is not None:
        return column.target
    return SPEAKS_OF.get(column.name) or ("users" if column.name.endswith("_by_id") else None)


def in_order(found: Mapping[str, Reach]) -> Iterator[Reach]:
    """Those that point to others first: so they can be deleted one after the other."""
    left = dict(found)
    while left:
        pointed_at = {target for reach in left.values() for target in reach.targets}
        free = sorted(name for name in left if name not in pointed_at)
        if not free:
            raise LookupError(f"these tables point at each other: {', '.join(sorted(left))}")
        yield from (left.pop(name) for name in free)
