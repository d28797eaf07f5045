"""Every read of what staff did: the newest of each kind of event, merged, so that an index gives each of them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.audit.policy import may_audit
from forum.audited import Audited
from forum.database import Database, Session
from forum.errors import NotThere

# Whoever is of the staff, or was once: what they did then stays in the log.
STAFF = "SELECT id FROM users WHERE roles <> '{}' UNION SELECT user_id FROM events WHERE name = 'RolesChanged'"
DEEDS = """
SELECT e.id, e.name, e.created_at, e.actor_id, e.payload, w.name AS who, w.display_name AS who_display,
       p.name AS person, p.display_name AS person_display
FROM unnest($1::text[], $2::bool[]) AS k (name, mixed)
CROSS JOIN LATERAL (
  SELECT e.id, e.name, e.created_at, e.actor_id, e.payload,
         CASE e.payload->>'object_kind' WHEN 'user' THEN (e.payload->>'object_id')::bigint ELSE e.user_id END about_id
  FROM events e
  WHERE e.name = k.name AND ($3::bigint IS NULL OR e.id < $3) AND (NOT k.mixed OR e.actor_id = ANY($4::bigint[]))
    AND ($5::bigint IS NULL OR e.actor_id = $5) AND ($6::timestamptz IS NULL OR e.created_at >= $6)
    AND ($7::timestamptz IS NULL OR e.created_at < $7)
    AND ($8::bigint IS NULL OR e.user_id = $8
         OR e.payload->>'object_kind' = 'user' AND e.payload->>'object_id' = $8::text
         OR e.payload->'user_ids' @> to_jsonb($8::bigint))
  ORDER BY e.id DESC LIMIT $9) e
LEFT JOIN users w ON w.id = e.actor_id LEFT JOIN users p ON p.id = e.about_id
ORDER BY e.id DESC LIMIT $9
"""
A_STEP = 500  # rows read at once for a file


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deeds: of whom, of what kind ("" for all), about whom, and when, from `since` until before `until`."""

    actor_id: int | None = None
    kind: str = ""
    about_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log; without `who` nobody was signed in: somebody at a shell, or the forum by itself."""

    id: int
    audited: Audited
    at: datetime
    payload: Mapping[str, Any]
    who: str | None
    who_display: str | None
    person: str | None
    person_display: str | None

    @property
    def said(self) -> str:
        return str(self.audited.said(self.payload))

    @property
    def url(self) -> str:
        return self.audited.url_of(self.payload)


async def deeds(
    session: Session, actor: Actor, audited: Sequence[Audited], *, wanted: Wanted, after: int | None, most: int
) -> list[Deed]:
    """The newest first, those before the event `after`."""
    if not may_audit(actor):
        raise NotThere
    known = {each.event.__name__: each for each in audited if wanted.kind in ("", each.kind)}
    staff = [row["id"] for row in await session.fetch(STAFF)]
    mixed = [each.is_mixed for each in known.values()]
    asked = (wanted.actor_id, wanted.since, wanted.until, wanted.about_id)
    rows = await session.fetch(DEEDS, list(known), mixed, after, staff, *asked, most)
    return [
        Deed(row["id"], known[row["name"]], row["created_at"], row["payload"], row["who"], row["who_display"],
             row["person"], row["person_display"])
        for row in rows
    ]  # fmt: skip


async def all_deeds(
    database: Database, actor: Actor, audited: Sequence[Audited], wanted: Wanted
) -> AsyncIterator[list[Deed]]:
    """All of it in steps; no session stands open while somebody's line is slow."""
    after: int | None = None
    while True:
        async with database.reading() as session:
            found = await deeds(session, actor, audited, wanted=wanted, after=after, most=A_STEP)
        if found:
            yield found
        if len(found) < A_STEP:
            return
        after = found[-1].id


async def id_of(session: Session, name: str) -> int | None:
    """Whose handle it is, in any case of letters, with or without "@"."""
    sql = "SELECT id FROM users WHERE lower(name) = lower($1)"
    found: int | None = await session.fetchval(sql, name.strip().removeprefix("@"))
    return found
