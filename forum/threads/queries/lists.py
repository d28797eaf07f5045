"""Lists of threads: every row whole in one query, pages by key and never by counting off."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import LISTED_THREAD
from forum.threads.rows import ThreadRow
from forum.threads.tag_names import is_tag

Parts = tuple[str, list[str], list[Any]]  # tables, conditions, arguments
Mark = tuple[int, int]  # where a page ended: the key of its last row (times in microseconds) and the row's id

ROWS_A_PAGE = 25
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

COLUMNS = """
SELECT t.id, t.slug, t.title, t.kind, t.tags,
       t.category_id, c.slug AS category_slug, c.name AS category_name,
       t.author_id, u.name AS author_name, coalesce(u.display_name, t.author_label) AS author_display,
       t.score, t.answer_count, t.view_count, t.me_too_count, t.accepted_post_id, t.solved_at,
       t.duplicate_of_id, t.article_id, t.locked_at, t.created_at, t.last_activity_at,
       t.language
"""
TABLES = """
  FROM threads t
  JOIN categories c ON c.id = t.category_id
"""
AUTHORS = "LEFT JOIN users u ON u.id = t.author_id"
TAGGED = "JOIN thread_tags tt ON tt.thread_id = t.id AND tt.tag_id = (SELECT id FROM tags WHERE name = {})"
OPEN = "t.kind = 'question' AND t.solved_at IS NULL AND t.duplicate_of_id IS NULL"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the threads: what is in, and the column by which the newest comes first."""

    key: str
    condition: str = "true"


VIEWS = {
    "newest": View("created_at"),
    "active": View("last_activity_at"),
    "unanswered": View("created_at", " AND ".join((OPEN, "t.answer_count = 0"))),
    "unsolved": View("created_at", OPEN),
    "solved": View("solved_at", "t.solved_at IS NOT NULL"),
    "viewed": View("view_count"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which threads: each part that is given narrows the list."""

    category_id: int | None = None
    tag: str | None = None
    author_id: int | None = None
    kind: str | None = None
    languages: tuple[str, ...] = ()  # none means all; what nobody knows is always in
    real: bool = False  # without test questions of staff


class Position(Protocol):
    """Where in a list a reader is: after one row, before one, or at the start; the cursor of a request is one."""

    @property
    def values(self) -> tuple[Any, ...] | None: ...

    @property
    def before(self) -> tuple[Any, ...] | None: ...


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a list, the mark after which the next one begins (None on the last) and the one before which the
    previous one ends (None on the first)."""

    rows: list[ThreadRow]
    next: Mark | None
    previous: Mark | None = None


async def thread_rows(
    session: Session,
    actor: Actor,
    view: str = "newest",
    *,
    only: Filter | None = None,
    at: Position | None = None,
) -> ThreadPage:
    """A page of the published threads that the actor may read, in one of the `VIEWS`; an unknown view is the newest."""
    chosen = VIEWS.get(view, VIEWS["newest"])
    parts = narrowed(actor, chosen, only or Filter())
    if at is not None and at.before is not None:
        rows = await rows_beside(session, chosen, parts, mark=at.before, back=True)
        if len(rows) > ROWS_A_PAGE:  # else the start of the list is nearer than a page
            rows = rows[ROWS_A_PAGE - 1 :: -1]
            return ThreadPage(rows, mark_of(chosen, rows[-1]), mark_of(chosen, rows[0]))
    after = at.values if at is not None and at.before is None else None
    rows = await rows_beside(session, chosen, parts, mark=after)
    more = len(rows) > ROWS_A_PAGE
    last = mark_of(chosen, rows[ROWS_A_PAGE - 1]) if more else None
    return ThreadPage(rows[:ROWS_A_PAGE], last, mark_of(chosen, rows[0]) if after and rows else None)


async def rows_beside(
    session: Session, view: View, parts: Parts, *, mark: tuple[Any, ...] | None, back: bool = False
) -> list[ThreadRow]:
    """Up to a page and one more of the rows after the mark, or with `back` of those before it, the nearest first."""
    tables, conditions, args = parts[0], list(parts[1]), list(parts[2])
    # A tag's newest threads are one index away: there the thread's date and number stand, too.
    by_tag = "thread_tags tt" in tables and view.key == "created_at"
    key, number = ("tt.created_at", "tt.thread_id") if by_tag else (f"t.{view.key}", "t.id")
    if mark is not None:
        args += [key_value(view, mark[0]), min(max(mark[1], 0), 2**63 - 1)]
        conditions.append(f"({key}, {number}) {'>' if back else '<'} (${len(args) - 1}, ${len(args)})")
    args.append(ROWS_A_PAGE + 1)
    way = "ASC" if back else "DESC"
    order = f"ORDER BY {key} {way}, {number} {way} LIMIT ${len(args)}"
    sql = " ".join((COLUMNS, tables, AUTHORS, "WHERE", " AND ".join(conditions), order))
    return [ThreadRow(**row) for row in await session.fetch(sql, *args)]


async def thread_count(session: Session, actor: Actor, view: str = "newest", *, only: Filter | None = None) -> int:
    """How many threads a list has on all its pages."""
    tables, conditions, args = narrowed(actor, VIEWS.get(view, VIEWS["newest"]), only or Filter())
    return int(await session.fetchval(" ".join(("SELECT count(*)", tables, "WHERE", " AND ".join(conditions))), *args))


AMONG = " ".join((COLUMNS, TABLES, AUTHORS, "WHERE", LISTED_THREAD, "AND t.id = ANY($2::bigint[])"))


async def threads_among(session: Session, actor: Actor, ids: list[int]) -> list[ThreadRow]:
    """Those of the threads that are published and the actor may read, in the order of `ids`."""
    rows = {row["id"]: ThreadRow(**row) for row in await session.fetch(AMONG, list(actor.sees), ids)}
    return [rows[thread_id] for thread_id in ids if thread_id in rows]


async def planted_among(session: Session, ids: list[int]) -> set[int]:
    """Those of the threads that staff planted as a test."""
    rows = await session.fetch("SELECT id FROM threads WHERE id = ANY($1::bigint[]) AND planted_at IS NOT NULL", ids)
    return {row["id"] for row in rows}


def narrowed(actor: Actor, view: View, only: Filter) -> Parts:
    """Tables, conditions and arguments of a list, before its page is cut out."""
    tables, conditions = TABLES, [LISTED_THREAD, view.condition]
    args: list[Any] = [list(actor.sees)]
    for column, value in (("category_id", only.category_id), ("author_id", only.author_id), ("kind", only.kind)):
        if value is not None:
            args.append(value)
            conditions.append(f"t.{column} = ${len(args)}")
    if only.real:
        conditions.append("t.planted_at IS NULL")
    if only.languages:
        args.append(list(only.languages))
        conditions.append(f"(t.language IS NULL OR t.language = ANY(${len(args)}::text[]))")
    if only.tag is not None and not is_tag(only.tag):
        conditions.append("false")
    elif only.tag is not None:
        args.append(only.tag)
        tables = " ".join((tables, TAGGED.format(f"${len(args)}")))
    return tables, conditions, args


def mark_of(view: View, row: ThreadRow) -> Mark:
    value = getattr(row, view.key)
    return (value, row.id) if isinstance(value, int) else ((value - EPOCH) // timedelta(microseconds=1), row.id)


def key_value(view: View, key: int) -> int | datetime:
    """The key of a mark as PostgreSQL compares it; beyond what a column can hold is the end that is nearest."""
    if view.key == "view_count":
        return min(max(key, 0), 2**31 - 1)
    return EPOCH + timedelta(microseconds=min(max(key, 0), 10**17))
