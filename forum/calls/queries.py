"""Every read of calls and of the ways to a person."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.calls.policy import may_read_calls
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import visible_thread
from forum.threads.rows import ThreadView

STATES = ("open", "done")
ROWS_A_PAGE = 25
WAYS = "SELECT letters, mail, phone, chat, hook_url, hook_secret FROM call_ways"
COLUMNS = """
SELECT c.id, c.body, c.state, c.thread_id, c.searches, c.outcome, c.answer_id, c.created_at, c.hooked_at, c.done_at,
       u.name AS author_name, u.display_name AS author_display, coalesce(nullif(c.email, ''), u.email, '') AS email
  FROM calls c LEFT JOIN users u ON u.id = c.user_id
"""
ROWS = f"{COLUMNS} WHERE c.state = $1 AND ($2::bigint IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3"
ONE = f"{COLUMNS} WHERE c.id = $1"


@dataclass(frozen=True, slots=True)
class Ways:
    """How a person is reached; `hook_secret` is sealed."""

    letters: bool = True
    mail: str = ""
    phone: str = ""
    chat: str = ""
    hook_url: str = ""
    hook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CallRow:
    """What somebody wrote to staff; `email` is where they can be answered."""

    id: int
    body: str
    state: str
    thread_id: int | None
    searches: list[str]
    outcome: str
    answer_id: int | None
    created_at: datetime
    hooked_at: datetime | None
    done_at: datetime | None
    author_name: str | None
    author_display: str | None
    email: str


async def ways_to_a_person(session: Session) -> Ways:
    """What an admin set; until then staff can be written to, and no more."""
    row = await session.fetchrow(WAYS)
    return Ways(**row) if row else Ways()


async def thread_named(session: Session, actor: Actor, text: str) -> ThreadView | None:
    """The thread of this number, as it stands in an address, if the actor may see it."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    try:
        return await visible_thread(session, actor, int(text))
    except NotThere:
        return None


async def calls_in(
    session: Session, actor: Actor, state: str, *, after: int | None = None
) -> tuple[list[CallRow], bool]:
    """A page of calls, the newest first, and whether there is more."""
    require_reader(actor)
    rows = await session.fetch(ROWS, state, after, ROWS_A_PAGE + 1)
    return [CallRow(**row) for row in rows[:ROWS_A_PAGE]], len(rows) > ROWS_A_PAGE


async def call_of_id(session: Session, actor: Actor, call_id: int, *, lock: bool = False) -> CallRow:
    require_reader(actor)
    sql = f"{ONE} FOR UPDATE OF c" if lock else ONE
    row: Any = await session.fetchrow(sql, call_id) if 0 < call_id < 2**63 else None
    if row is None:
        raise NotThere
    return CallRow(**row)


async def call_counts(session: Session) -> dict[str, int]:
    found = {
        row["state"]: int(row["n"]) for row in await session.fetch("SELECT state, count(*) n FROM calls GROUP BY 1")
    }
    return {state: found.get(state, 0) for state in STATES}


def require_reader(actor: Actor) -> None:
    if not may_read_calls(actor):
        raise NotThere
