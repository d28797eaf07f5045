"""Questions as staff look after them, whoever has them; under the forum's own condition of who sees a thread."""

# ruff: noqa: S608 - what is put together are constants of this file and of conditions

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from forum.actor import SYSTEM, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from moderation.care.queries.targets import CALENDAR, CLOCK

ROWS_A_PAGE = 50
OPEN = """(t.kind = 'question' AND t.state = 'published' AND t.solved_at IS NULL AND t.duplicate_of_id IS NULL
    AND t.locked_at IS NULL)"""
# By anybody, or where the target says so by staff other than the asker.
UNANSWERED = f"""({OPEN} AND (t.answer_count = 0 OR (k.staff_only AND NOT EXISTS (
    SELECT FROM posts a JOIN users s ON s.id = a.author_id AND s.roles <> '{{}}' WHERE a.thread_id = t.id
      AND a.kind = 'answer' AND a.state = 'published' AND a.author_id IS DISTINCT FROM t.author_id))))"""
COLUMNS = f"""
SELECT k.thread_id, k.owner_id, k.minutes, k.staff_only, {CLOCK}, k.due_at, k.rung, k.wait, k.words,
       k.wait_since, k.wait_until,
       k.minutes_left, k.reminders, k.created_at, t.slug, t.title, t.language, t.answer_count,
       coalesce(h.name, c.name) AS category_name, coalesce(h.id, c.id) AS category_id,
       t.author_id, u.name AS author_name,
       coalesce(u.display_name, t.author_label) AS author_display, w.name AS owner_name,
       w.display_name AS owner_display,
       {OPEN} AS open, {UNANSWERED} AS unanswered, o.id AS opening_id
"""
FROM = f"""
FROM cares k {CALENDAR} JOIN threads t ON t.id = k.thread_id JOIN categories c ON c.id = t.category_id
JOIN posts o ON o.thread_id = t.id AND o.kind = 'opening' LEFT JOIN categories h ON h.id = t.home_category_id
LEFT JOIN users u ON u.id = t.author_id LEFT JOIN users w ON w.id = k.owner_id WHERE
"""
# The five lists; $4 is now.
VIEWS = {
    "nobody": f"{UNANSWERED} AND k.owner_id IS NULL AND k.wait = ''",
    "late": f"{UNANSWERED} AND k.wait = '' AND k.due_at <= $4",
    "soon": f"{UNANSWERED} AND k.wait = '' AND k.due_at > $4 AND k.due_at <= $4 + interval '1 day'",
    "mine": f"{OPEN} AND k.owner_id = $2",
    "owned": f"{OPEN} AND k.owner_id IS NOT NULL",
    "waiting": f"{OPEN} AND k.wait <> ''",
}
LIST = " ".join((COLUMNS, FROM, VISIBLE_THREAD))
FILTERS = ", ".join(f"count(*) FILTER (WHERE {condition}) AS {name}" for name, condition in VIEWS.items())
COUNTS = " ".join(
    (f"SELECT {FILTERS} FROM cares k JOIN threads t ON t.id = k.thread_id",
     "JOIN categories c ON c.id = t.category_id WHERE", VISIBLE_THREAD, "AND", OPEN)
)  # fmt: skip
ONE = " ".join((LIST, "AND k.thread_id = $4"))
# The invariant: nothing is older than its target without an answer, an owner or a reason.
NEGLECTED = " ".join(
    ("SELECT count(*) FROM cares k JOIN threads t ON t.id = k.thread_id WHERE k.due_at <= $1 AND k.wait = ''",
     "AND k.owner_id IS NULL AND k.rung = 0 AND", UNANSWERED)
)  # fmt: skip
SEEN = """
SELECT min(r.seen_at) FROM thread_reads r JOIN users u ON u.id = r.user_id
WHERE r.thread_id = $1 AND u.roles <> '{}' AND r.user_id IS DISTINCT FROM $2
"""
STEPS = """
SELECT s.verb, s.words, s.created_at, a.name, a.display_name, b.name AS to_name, b.display_name AS to_display
FROM care_steps s LEFT JOIN users a ON a.id = s.actor_id LEFT JOIN users b ON b.id = s.to_id
WHERE s.thread_id = $1 ORDER BY s.id DESC LIMIT 100
"""
STAFF = """
SELECT id FROM users WHERE roles <> '{}' AND roles && $1::text[]
   AND (suspended_until IS NULL OR suspended_until <= $2) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class CareRow:
    """A question as it stands with staff."""

    thread_id: int
    owner_id: int | None
    minutes: int
    staff_only: bool
    hours: str
    zone: str
    holidays: list[date]
    due_at: datetime
    rung: int
    wait: str
    words: str
    wait_since: datetime | None
    wait_until: datetime | None
    minutes_left: int | None
    reminders: int
    created_at: datetime
    slug: str
    title: str
    language: str | None
    answer_count: int
    category_name: str
    category_id: int
    author_id: int | None
    author_name: str | None
    author_display: str | None
    owner_name: str | None
    owner_display: str | None
    open: bool
    unanswered: bool
    opening_id: int

    @property
    def url(self) -> str:
        return f"/t/{self.thread_id}/{self.slug}"

    def is_late(self, now: datetime) -> bool:
        return self.unanswered and not self.wait and self.due_at <= now


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions each list has."""

    nobody: int
    late: int
    soon: int
    mine: int
    owned: int
    waiting: int


async def questions(
    session: Session, actor: Actor, view: str, *, after: tuple[datetime, int] | None = None
) -> list[CareRow]:
    """One of the `VIEWS`, what is due first on top; a row more than a page where there are more."""
    moment, thread_id = after or (None, None)
    sql = " ".join(
        (LIST, "AND", VIEWS[view], "AND $4::timestamptz IS NOT NULL",
         "AND ($5::timestamptz IS NULL OR (k.due_at, k.thread_id) > ($5, $6::bigint))",
         "ORDER BY k.due_at, k.thread_id LIMIT $7")
    )  # fmt: skip
    rows = await session.fetch(sql, *eyes(actor), session.now, moment, thread_id, ROWS_A_PAGE + 1)
    return [CareRow(**row) for row in rows]


async def counts(session: Session, actor: Actor) -> Counts:
    return Counts(**await session.fetchrow(COUNTS, *eyes(actor), session.now))


async def care_of(session: Session, actor: Actor, thread_id: int) -> CareRow | None:
    """None where the thread is no question that staff look after, or not for this actor."""
    row = await session.fetchrow(ONE, *eyes(actor), real_id(thread_id))
    return CareRow(**row) if row else None


async def locked_care(session: Session, actor: Actor, thread_id: int) -> CareRow:
    """Nobody changes it meanwhile."""
    row = await session.fetchrow(f"{ONE} FOR UPDATE OF k", *eyes(actor), real_id(thread_id))
    if row is None:
        raise NotThere
    return CareRow(**row)


async def neglected(session: Session) -> int:
    """How many questions are past their target without an answer, an owner or a reason: 0 after each watch."""
    return int(await session.fetchval(NEGLECTED, session.now))


async def seen_by_staff(session: Session, thread_id: int, asker_id: int | None) -> datetime | None:
    """When somebody of the staff first had the thread open, as far as they keep what they have read."""
    found: datetime | None = await session.fetchval(SEEN, thread_id, asker_id)
    return found


async def steps_of(session: Session, thread_id: int) -> Sequence[Any]:
    return await session.fetch(STEPS, thread_id)


async def staff_ids(session: Session, *roles: str) -> tuple[int, ...]:
    return tuple(row["id"] for row in await session.fetch(STAFF, list(roles), session.now))


LATE = " ".join((LIST, "AND", UNANSWERED, "AND k.wait = '' AND k.due_at <= $4 AND k.rung < 3"
                 " ORDER BY k.due_at LIMIT 500 FOR UPDATE OF k SKIP LOCKED"))  # fmt: skip
WAITING = " ".join((LIST, "AND k.wait <> '' AND $4::timestamptz IS NOT NULL ORDER BY k.wait_since LIMIT 2000"
                    " FOR UPDATE OF k SKIP LOCKED"))  # fmt: skip


async def late_questions(session: Session) -> list[CareRow]:
    """What is past its target and not at the top of the ladder, locked."""
    return [CareRow(**row) for row in await session.fetch(LATE, *eyes(SYSTEM), session.now)]


async def waiting_questions(session: Session) -> list[CareRow]:
    return [CareRow(**row) for row in await session.fetch(WAITING, *eyes(SYSTEM), session.now)]
