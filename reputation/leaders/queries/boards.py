"""Reading the lists: a page of one, one's own place, which periods have one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from forum.database import Session
from reputation.leaders.periods import places

A_PAGE = 25
# Staff are apart; whoever is suspended, or does not want to be listed, is not.
LISTED = """
p.points > 0 AND (u.roles <> '{}') = $2 AND (u.suspended_until IS NULL OR u.suspended_until < $3)
AND u.left_at IS NULL AND NOT EXISTS (SELECT FROM leader_absences a WHERE a.user_id = u.id)
"""
BOARD = "SELECT id FROM leader_boards WHERE scope = $1 AND scope_id = $2 AND period = $3 AND start = $4"
PAGE = f"""
SELECT p.user_id, p.points, u.name, u.display_name FROM leader_points p JOIN users u ON u.id = p.user_id
WHERE p.board_id = $1 AND {LISTED}
  AND ($4::int IS NULL OR (p.points <= $4 AND (p.points < $4 OR p.user_id > $5)))
ORDER BY p.points DESC, p.user_id LIMIT $6
"""  # noqa: S608 - names of our own
BEFORE = f"""
SELECT count(*) FILTER (WHERE p.points > $4) AS above, count(*) FILTER (WHERE p.points = $4) AS level
FROM leader_points p JOIN users u ON u.id = p.user_id
WHERE p.board_id = $1 AND {LISTED} AND p.points >= $4 AND (p.points > $4 OR p.user_id < $5)
"""  # noqa: S608
NEIGHBOURS = """
SELECT max(start) FILTER (WHERE start < $4) AS before, min(start) FILTER (WHERE start > $4) AS after
FROM leader_boards WHERE scope = $1 AND scope_id = $2 AND period = $3
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which list: of which place, which period, staff's or everybody else's."""

    scope: str
    scope_id: int
    period: str
    start: date
    staff: bool = False

    @property
    def key(self) -> tuple[str, int, str, date]:
        return self.scope, self.scope_id, self.period, self.start


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """Somebody in a list."""

    place: int
    user_id: int
    points: int
    name: str
    display_name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list; `next` are the sort values after which the next page begins."""

    rows: list[LeaderRow]
    next: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A reader's own place; None where they are not in the list, `absent` where they do not want to be."""

    place: int | None
    points: int
    absent: bool
    staff: bool


async def leaders(session: Session, wanted: Wanted, *, after: Sequence[Any] | None, most: int = A_PAGE) -> Listing:
    """Those with most points, from the one after (points, id) on; nobody where there is no such list."""
    board_id = await session.fetchval(BOARD, *wanted.key)
    if board_id is None:
        return Listing([])
    points, user_id = after or (None, None)
    if points is not None and not 0 < points < 2**31:
        return Listing([])
    rows = await session.fetch(PAGE, board_id, wanted.staff, session.now, points, user_id, most + 1)
    shown = rows[:most]
    above, level = await before(session, board_id, wanted, rows=shown) if after and shown else (0, 0)
    found = places([row["points"] for row in shown], above=above, level=level)
    last = (shown[-1]["points"], shown[-1]["user_id"]) if len(rows) > most else None
    return Listing([LeaderRow(place, *row) for place, row in zip(found, shown, strict=True)], last)


async def before(session: Session, board_id: int, wanted: Wanted, *, rows: Sequence[Any]) -> tuple[int, int]:
    first = rows[0]
    found = await session.fetchrow(BEFORE, board_id, wanted.staff, session.now, first["points"], first["user_id"])
    return found["above"], found["level"]


async def own_place(session: Session, wanted: Wanted, user_id: int, *, staff: bool) -> Own:
    """Also when far down; in the list of staff for staff, whichever is shown."""
    row = await session.fetchrow(
        "SELECT (SELECT b.id FROM leader_boards b WHERE b.scope = $2 AND b.scope_id = $3 AND b.period = $4 "
        "AND b.start = $5) AS board_id, EXISTS (SELECT FROM leader_absences WHERE user_id = $1) AS absent",
        user_id, *wanted.key,
    )  # fmt: skip
    mine = "SELECT points FROM leader_points WHERE board_id = $1 AND user_id = $2"
    points = await session.fetchval(mine, row["board_id"], user_id) or 0
    if row["absent"] or points <= 0:
        return Own(None, points, row["absent"], staff)
    found = await session.fetchrow(BEFORE, row["board_id"], staff, session.now, points, 0)
    return Own(found["above"] + 1, points, False, staff)


async def neighbours(session: Session, wanted: Wanted) -> tuple[date | None, date | None]:
    """The periods before and after this one in which there is a list."""
    row = await session.fetchrow(NEIGHBOURS, *wanted.key)
    return row["before"], row["after"]


async def is_absent(session: Session, user_id: int) -> bool:
    return bool(await session.fetchval("SELECT EXISTS (SELECT FROM leader_absences WHERE user_id = $1)", user_id))
