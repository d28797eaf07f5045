"""Every read of groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.actor import only_group
from forum.database import Session
from forum.errors import NotThere

ALL = """
SELECT g.id, g.name, g.managed,
       (SELECT count(DISTINCT m.user_id) FROM group_members m WHERE m.group_id = g.id) AS people
FROM groups g
"""
MEMBERS = """
SELECT u.id, u.name, u.display_name, array_agg(m.source ORDER BY m.source) AS sources
FROM group_members m JOIN users u ON u.id = m.user_id
WHERE m.group_id = $1 AND u.id > $2 GROUP BY u.id ORDER BY u.id LIMIT $3
"""
READ_BY = "SELECT name FROM categories WHERE visibility = $1 ORDER BY position, id"
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group, with the number of its people."""

    id: int
    name: str
    managed: str
    people: int

    @property
    def visibility(self) -> str:
        return only_group(self.id)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody in a group, and who says so."""

    id: int
    name: str
    display_name: str
    sources: list[str]

    @property
    def by_hand(self) -> bool:
        return "hand" in self.sources


async def groups(session: Session) -> list[GroupRow]:
    return [GroupRow(**row) for row in await session.fetch(f"{ALL} ORDER BY g.name")]


async def group_of_id(session: Session, group_id: int) -> GroupRow:
    known = group_id if 0 < group_id < 2**15 else 0
    row = await session.fetchrow(f"{ALL} WHERE g.id = $1", known)
    if row is None:
        raise NotThere
    return GroupRow(**row)


async def members_of(session: Session, group_id: int, *, after: int = 0) -> tuple[Sequence[MemberRow], int | None]:
    """A page of its people, and where the next begins."""
    rows = [MemberRow(**row) for row in await session.fetch(MEMBERS, group_id, after, A_PAGE + 1)]
    return rows[:A_PAGE], rows[A_PAGE - 1].id if len(rows) > A_PAGE else None


async def categories_of(session: Session, group: GroupRow) -> list[str]:
    """The names of those that this group alone reads."""
    return [row["name"] for row in await session.fetch(READ_BY, group.visibility)]


async def groups_called(session: Session, names: Sequence[str]) -> list[int]:
    """The groups of these names; a name that no group has counts for nothing."""
    keys = [name.lower() for name in names]
    rows = await session.fetch("SELECT id FROM groups WHERE lower(name) = ANY($1::text[])", keys) if keys else []
    return [row["id"] for row in rows]
