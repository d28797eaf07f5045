"""Every read of what is kept of a person."""

# ruff: noqa: S608 - tables and columns are those that our own rooms declare

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from forum.belonging import Belonging
from forum.database import Session
from forum.errors import NotThere
from forum.extension import gather

LATEST = """
SELECT id, user_id, asked_by_id, state, step, share, size, asked_at, ended_at, expires_at FROM takeouts
WHERE user_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT 1
"""
OWN = """
SELECT id, user_id, asked_by_id, state, step, share, size, asked_at, ended_at, expires_at FROM takeouts
WHERE id = $1 AND state = 'done' AND expires_at > $2
"""
DUE = "SELECT user_id FROM leavings WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, user_id"
UPLOADS = "SELECT name FROM uploads WHERE uploader_id = $1 ORDER BY id OFFSET $2 LIMIT $3"
PERSON = "SELECT id, name, display_name, email, email_key, locale, suspended_until, silenced_until FROM users WHERE id = $1 AND left_at IS NULL"  # noqa: E501


@dataclass(frozen=True, slots=True)
class TakeoutRow:
    """A file with what is kept of a person: how far it is, and until when it can be had."""

    id: int
    user_id: int
    asked_by_id: int | None
    state: str
    step: int
    share: int
    size: int
    asked_at: datetime
    ended_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LeavingRow:
    """That somebody leaves, when, and what becomes of their posts."""

    user_id: int
    posts: str
    asked_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody who has not left."""

    id: int
    name: str
    display_name: str
    email: str | None
    email_key: str | None
    locale: str
    suspended_until: datetime | None
    silenced_until: datetime | None


def all_belongings(packages: Iterable[str]) -> list[Belonging]:
    """What every room and package says that it keeps of people."""
    return [each for extension in gather(tuple(packages)) for each in extension.belongings]


async def person_here(session: Session, user_id: int) -> PersonHere:
    row = await session.fetchrow(PERSON, user_id) if 0 < user_id < 2**63 else None
    if row is None:
        raise NotThere
    return PersonHere(**dict(row))


async def latest_takeout(session: Session, user_id: int) -> TakeoutRow | None:
    row = await session.fetchrow(LATEST, user_id, session.now)
    return TakeoutRow(**dict(row)) if row else None


async def finished_takeout(session: Session, takeout_id: int) -> TakeoutRow:
    row = await session.fetchrow(OWN, takeout_id, session.now) if 0 < takeout_id < 2**63 else None
    if row is None:
        raise NotThere
    return TakeoutRow(**dict(row))


async def leaving_of(session: Session, user_id: int, *, lock: bool = False) -> LeavingRow | None:
    sql = "SELECT user_id, posts, asked_at, due_at FROM leavings WHERE user_id = $1 AND done_at IS NULL"
    row = await session.fetchrow(f"{sql} FOR UPDATE" if lock else sql, user_id)
    return LeavingRow(**dict(row)) if row else None


async def due_leavings(session: Session) -> list[int]:
    return [row["user_id"] for row in await session.fetch(DUE, session.now)]


async def rows_kept(session: Session, each: Belonging, person: PersonHere) -> str:
    """The rows as JSON, one a line; "" for none."""
    value = person.email if each.by_address else person.id
    mine = f"lower({each.column}) = lower($1)" if each.by_address else f"{each.column} = $1"
    if value is None:
        return ""
    # The row of the person themselves is found by its number, whatever column of it was declared.
    if each.table == "users":
        mine, value = "id = $1", person.id
    rows = f"SELECT {each.shown} FROM {each.table} WHERE {mine} ORDER BY 1"
    sql = f"SELECT string_agg(row_to_json(r)::text, E',\\n') FROM ({rows}) r"
    return await session.fetchval(sql, value) or ""


async def pictures_of(session: Session, user_id: int, *, after: int, most: int) -> list[str]:
    return [row["name"] for row in await session.fetch(UPLOADS, user_id, after, most)]


async def picture_count(session: Session, user_id: int) -> int:
    count: int = await session.fetchval("SELECT count(*) FROM uploads WHERE uploader_id = $1", user_id)
    return count


async def part_names(session: Session, takeout_id: int) -> list[str]:
    sql = "SELECT name FROM takeout_parts WHERE takeout_id = $1 ORDER BY name"
    return [row["name"] for row in await session.fetch(sql, takeout_id)]


async def part_content(session: Session, takeout_id: int, name: str) -> bytes:
    sql = "SELECT content FROM takeout_parts WHERE takeout_id = $1 AND name = $2"
    return bytes(await session.fetchval(sql, takeout_id, name) or b"")
