"""Reads of people: the one whose page it is, the staff, and the admin's list."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.accounts.names import key_of
from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_POST, VISIBLE_THREAD, eyes

ROWS_A_PAGE = 50
COLUMNS = """
SELECT id, name, display_name, bio_html, roles, trust_level, reputation, silenced_until, suspended_until,
       verified_at, created_at, seen_at, imported_from
  FROM users
"""
STAFF_ORDER = "ORDER BY 'admin' = ANY(roles), reputation DESC, id LIMIT $1"
FOUND = """
($1 = '' OR strpos(lower(name), $1) > 0 OR strpos(lower(display_name), $1) > 0 OR strpos(lower(email), $1) > 0)
AND ($2 = '' OR $2 = ANY(roles)) AND ($3::bigint IS NULL OR id < $3) AND left_at IS NULL
"""
CALLED = """
(starts_with(name_key, nullif($1, '')) OR starts_with(lower(display_name), $2)
 OR strpos(lower(display_name), ' ' || $2) > 0) AND (verified_at IS NOT NULL OR reputation > 0) AND left_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A user as others see them; the moments of sanctions are for staff."""

    id: int
    name: str
    display_name: str
    bio_html: str
    roles: list[str]
    trust_level: int
    reputation: int
    silenced_until: datetime | None
    suspended_until: datetime | None
    verified_at: datetime | None
    created_at: datetime
    seen_at: datetime | None
    imported_from: str | None

    @property
    def url(self) -> str:
        return f"/u/{self.name}"

    @property
    def role(self) -> str | None:
        """The one that is shown beside the name."""
        return next((role for role in ("admin", "moderator", "kb_editor") if role in self.roles), None)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of the admin's list, and the id after which the next one begins."""

    rows: list[PersonRow]
    next: int | None


async def person_named(session: Session, name: str) -> PersonRow:
    """The person whom this handle means, however its letters and separators are spelled."""
    row = await session.fetchrow(f"{COLUMNS} WHERE name_key = $1 AND left_at IS NULL", key_of(name))
    return there(row)


async def person_of_id(session: Session, user_id: int) -> PersonRow:
    if not 0 < user_id < 2**63:
        raise NotThere
    row = await session.fetchrow(f"{COLUMNS} WHERE id = $1 AND left_at IS NULL", user_id)
    return there(row)


async def staff(session: Session, limit: int = 12) -> list[PersonRow]:
    """Moderators and admins, those first who are likeliest to answer."""
    condition = "roles && ARRAY['moderator', 'admin'] AND roles <> '{}' AND verified_at IS NOT NULL"
    rows = await session.fetch(f"{COLUMNS} WHERE {condition} {STAFF_ORDER}", limit)
    return [PersonRow(**row) for row in rows]


async def most_reputed(session: Session, limit: int = ROWS_A_PAGE) -> list[PersonRow]:
    rows = await session.fetch(
        f"{COLUMNS} WHERE reputation > 0 AND left_at IS NULL ORDER BY reputation DESC, id DESC LIMIT $1", limit
    )
    return [PersonRow(**row) for row in rows]


async def people_called(session: Session, text: str, limit: int) -> list[PersonRow]:
    """Whose handle, or a word of whose name, begins with `text`; those whom others know best first."""
    rows = await session.fetch(f"{COLUMNS} WHERE {CALLED} ORDER BY reputation DESC, id DESC LIMIT $3",
                               key_of(text), text.lower(), limit)  # fmt: skip
    return [PersonRow(**row) for row in rows]


async def people_found(session: Session, words: str, role: str, *, after: int | None = None) -> PeoplePage:
    """The newest first: those with `words` in their name, display name or address, and that role ("" for any)."""
    sql = f"{COLUMNS} WHERE {FOUND} ORDER BY id DESC LIMIT {ROWS_A_PAGE + 1}"
    rows: list[Any] = await session.fetch(sql, words.lower(), role, after)
    people = [PersonRow(**row) for row in rows[:ROWS_A_PAGE]]
    return PeoplePage(people, people[-1].id if len(rows) > ROWS_A_PAGE else None)


def there(row: Any) -> PersonRow:
    if row is None:
        raise NotThere
    return PersonRow(**row)


BEGINNING = " ".join(
    (
        """
SELECT u.name, u.display_name FROM users u
 WHERE (lower(u.name) LIKE $4 OR lower(u.display_name) LIKE $4)
   AND ($5::text IN ('public', 'signed_in') OR u.roles <> '{}'
        OR EXISTS (SELECT FROM unnest(u.groups) g WHERE 'group_' || g = $5::text))
   AND u.id IS DISTINCT FROM $2::bigint AND u.left_at IS NULL AND (u.suspended_until IS NULL OR u.suspended_until < $7)
 ORDER BY EXISTS (
   SELECT FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
    WHERE p.thread_id = $6 AND p.author_id = u.id AND""",
        VISIBLE_THREAD,
        "AND",
        VISIBLE_POST,
        ") DESC, u.reputation DESC, u.name LIMIT 8",
    )
)


async def people_beginning(
    session: Session, actor: Actor, word: str, *, thread_id: int, place: str
) -> list[tuple[str, str]]:
    """Handles and names of others that begin so and may read what is for `place`, a visibility: first who has written
    in the thread, then who is well known."""
    pattern = re.sub(r"([\\%_])", r"\\\1", word.lower()) + "%"
    rows = await session.fetch(BEGINNING, *eyes(actor), pattern, place, thread_id, session.now)
    return [(row["name"], row["display_name"]) for row in rows]
