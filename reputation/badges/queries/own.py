"""Badges that admins made up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from forum.i18n import Message
from forum.threads.queries.visibility import real_id
from reputation.badges.grounds import Badge, Ground

OWN = "own-"
COLUMNS = """
SELECT o.id, o.name, o.words, o.kind, o.deed, o.least, o.days, o.tag_id, o.state, o.created_at, t.name AS tag
FROM own_badges o LEFT JOIN tags t ON t.id = o.tag_id
"""
# Waits until nobody else looks at the badges of these people, so that what is counted next is what stands.
LOCKED = """
WITH people AS MATERIALIZED (SELECT pg_advisory_xact_lock($2 + id) FROM unnest($1::bigint[]) AS id)
SELECT o.id, o.name, o.kind, o.deed, o.least, o.days, o.tag_id,
       (SELECT array_agg(u.id) FROM users u WHERE u.id = ANY($1::bigint[]) AND u.spared_at IS NULL) AS welcome
FROM (SELECT count(*) AS many FROM people) AS waited
LEFT JOIN own_badges o ON o.state = 'on' AND o.deed <> '' AND waited.many >= 0
"""
LOCKS = 7_264_002 << 32


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A badge as admins see it."""

    id: int
    name: str
    words: str
    kind: str
    deed: str
    least: int
    days: int
    tag_id: int | None
    state: str
    created_at: datetime
    tag: str | None

    @property
    def badge(self) -> Badge:
        return as_badge(self)


def as_badge(row: Any) -> Badge:
    ground = Ground(row.deed, row.least, tag_id=row.tag_id or 0, window=row.days) if row.deed else None
    return Badge(f"{OWN}{row.id}", row.kind, Message(row.name), "own", ground, getattr(row, "words", ""))


async def wait_for(session: Session, user_ids: Collection[int]) -> list[Badge]:
    """These people's badges are ours alone until the transaction ends; returns the admins' badges in force."""
    return (await wait_and_look(session, user_ids))[0]


async def wait_and_look(session: Session, user_ids: Collection[int]) -> tuple[list[Badge], set[int]]:
    """The same, and those of the people who are not to be spared."""
    rows = await session.fetch(LOCKED, sorted(user_ids), LOCKS)
    badges = [
        Badge(f"{OWN}{row['id']}", row["kind"], Message(row["name"]), "own",
              Ground(row["deed"], row["least"], tag_id=row["tag_id"] or 0, window=row["days"]))
        for row in rows if row["id"] is not None
    ]  # fmt: skip
    return badges, {user_id for row in rows for user_id in row["welcome"] or ()}


async def own_badges(session: Session, *, deleted: bool = False) -> list[OwnRow]:
    """In the order in which they were made."""
    rows = await session.fetch(f"{COLUMNS} WHERE $1 OR o.state <> 'deleted' ORDER BY o.id", deleted)
    return [OwnRow(*row) for row in rows]


async def own_badge(session: Session, badge_id: int) -> OwnRow:
    row = await session.fetchrow(f"{COLUMNS} WHERE o.id = $1", real_id(badge_id))
    if row is None:
        raise NotThere
    return OwnRow(*row)


async def tag_id_of(session: Session, name: str) -> int | None:
    found: int | None = await session.fetchval("SELECT id FROM tags WHERE name = $1", name)
    return found
