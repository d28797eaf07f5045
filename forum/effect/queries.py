"""Every read of who was shown what, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from forum.database import Session
from forum.effect.groups import asks_the_same
from forum.effect.intervals import Group

SETTLES = timedelta(days=7)  # after which a session is over, and within which the same question is the same session
PAUSE = timedelta(minutes=30)  # of silence, after which somebody looks anew
LONGEST = timedelta(hours=24)
OPEN = """
SELECT id, is_control, shown FROM exposures
 WHERE reader = $1 AND last_at > $2 AND began_at > $3 AND thread_id IS NULL AND said IS NULL
 ORDER BY id DESC LIMIT 1
"""
EARLIER = """
SELECT id, again_of, words, is_control FROM exposures
 WHERE reader = $1 AND began_at > $2 AND thread_id IS NULL ORDER BY id DESC LIMIT 20
"""
# Answers and comments of staff within a week, under what was found or under what they asked.
STAFF_REPLIED = """
SELECT e.id FROM exposures e
 WHERE e.id = ANY($1::bigint[]) AND EXISTS (
    SELECT FROM threads t JOIN posts p ON p.thread_id = t.id LEFT JOIN comments c ON c.post_id = p.id
      JOIN users u ON u.roles <> '{}' AND
           ((u.id = p.author_id AND p.created_at BETWEEN e.began_at AND e.began_at + interval '7 days')
         OR (u.id = c.author_id AND c.created_at BETWEEN e.began_at AND e.began_at + interval '7 days'))
     WHERE (e.object_kind = 'thread' AND t.id = e.object_id) OR t.id = e.thread_id
        OR (t.author_id = e.user_id AND t.created_at BETWEEN e.began_at AND e.began_at + interval '7 days'))
"""
# One line a group: persons are the clusters; who came back with the same question counts once.
GROUPS = """
SELECT is_control, count(*) AS persons, sum(n)::bigint AS sessions, sum(y)::bigint AS asked,
       sum(n * n)::bigint AS square_sessions, sum(y * y)::bigint AS square_asked, sum(n * y)::bigint AS product
  FROM (SELECT is_control, reader, count(*) AS n, count(thread_id) AS y FROM exposures
         WHERE again_of IS NULL AND settled_at IS NOT NULL AND began_at > $1 GROUP BY is_control, reader) AS persons
 GROUP BY is_control
"""
ENDS = """
SELECT e.is_control, e.kind, CASE
         WHEN e.thread_id IS NOT NULL THEN 'asked'
         WHEN e.staff_replied THEN 'helped'
         WHEN e.said IS NOT NULL THEN e.said
         WHEN EXISTS (SELECT FROM exposures a WHERE a.again_of = e.id) THEN 'came_back'
         ELSE 'left' END AS became, count(*) AS times
  FROM exposures e
 WHERE e.again_of IS NULL AND e.settled_at IS NOT NULL AND e.began_at > $1
 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
STILL_OPEN = "SELECT count(*) FROM exposures WHERE again_of IS NULL AND settled_at IS NULL"
# The newest say most: what is still being typed stands in the row as it was last seen.
LOOKED_FOR = """
SELECT words FROM exposures WHERE reader = $1 AND last_at > $2 AND words <> '' ORDER BY last_at DESC, id DESC LIMIT $3
"""
COSTS = "SELECT minutes, hour_cents, currency FROM question_costs"
NO_DEMONSTRATION = "SELECT NOT EXISTS (SELECT FROM site WHERE demo)"


@dataclass(frozen=True, slots=True)
class OpenExposure:
    """A session that goes on."""

    id: int
    is_control: bool
    shown: list[str]


@dataclass(frozen=True, slots=True)
class Costs:
    """What a question costs, as an admin says."""

    minutes: int
    hour_cents: int
    currency: str

    @property
    def question(self) -> float:
        """In the currency."""
        return self.minutes / 60 * self.hour_cents / 100


@dataclass(frozen=True, slots=True)
class End:
    """How many sessions of a group that began so (`typing` or `search`) came to this end."""

    is_control: bool
    kind: str
    became: str
    times: int


async def is_measured(session: Session) -> bool:
    """Not while made-up people are here."""
    return bool(await session.fetchval(NO_DEMONSTRATION))


async def open_exposure(session: Session, reader: str) -> OpenExposure | None:
    row = await session.fetchrow(OPEN, reader, session.now - PAUSE, session.now - LONGEST)
    return OpenExposure(**row) if row else None


async def earlier_exposure(session: Session, reader: str, words: str) -> OpenExposure | None:
    """The first session of this reader, within a week, that was about the same and did not end with a question."""
    for row in await session.fetch(EARLIER, reader, session.now - SETTLES):
        if asks_the_same(row["words"], words):
            return OpenExposure(row["again_of"] or row["id"], row["is_control"], [])
    return None


async def staff_replied_to(session: Session, exposure_ids: Sequence[int]) -> list[int]:
    """Those of the sessions after which staff had work with the same person, or in the thread that they had found."""
    return [row["id"] for row in await session.fetch(STAFF_REPLIED, list(exposure_ids))] if exposure_ids else []


async def groups(session: Session, since: datetime) -> tuple[Group, Group]:
    """Those who were shown what was there, and the control group, by the sessions that are over."""
    found: dict[bool, Group] = {False: Group(), True: Group()}
    for row in await session.fetch(GROUPS, since):
        values: dict[str, Any] = dict(row)
        control = values.pop("is_control")
        found[control] = Group(**values)
    return found[False], found[True]


async def ends(session: Session, since: datetime) -> list[End]:
    return [End(**row) for row in await session.fetch(ENDS, since)]


async def still_open(session: Session) -> int:
    return int(await session.fetchval(STILL_OPEN))


async def looked_for(session: Session, reader: str, *, most: int) -> list[str]:
    """What this reader searched or typed in the last day, the newest first."""
    rows = await session.fetch(LOOKED_FOR, reader, session.now - LONGEST, most)
    return list(dict.fromkeys(row["words"] for row in rows))


async def costs(session: Session) -> Costs | None:
    row = await session.fetchrow(COSTS)
    return Costs(**row) if row else None
