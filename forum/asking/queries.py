"""Every read of what was found before asking, and of questions that wait."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from forum.database import Session
from forum.web.sessions import hash_of

KEPT = timedelta(days=7)  # how long a question waits
WEEKS = 12
WAITING = """
SELECT w.fields, f.id AS finding_id, f.how, f.object_kind, f.object_id, f.object_title, f.taken_back_at IS NOT NULL AS
       taken_back
  FROM waiting_questions w LEFT JOIN findings f ON f.id = w.finding_id
 WHERE w.token_hash = $1 AND w.created_at > $2
"""
BY_WEEK = """
SELECT (date_trunc('week', $1::timestamptz AT TIME ZONE 'UTC') - week * interval '7 days')::date AS week,
       count(*) FILTER (WHERE f.how = 'answered') AS answered,
       count(*) FILTER (WHERE f.how = 'joined') AS joined,
       count(*) FILTER (WHERE f.how = 'asked') AS asked
  FROM generate_series(0, $2::int - 1) AS week
  LEFT JOIN findings f ON f.taken_back_at IS NULL
       AND date_trunc('week', f.created_at AT TIME ZONE 'UTC')
           = date_trunc('week', $1::timestamptz AT TIME ZONE 'UTC') - week * interval '7 days'
 GROUP BY 1 ORDER BY 1 DESC
"""
MOST_FOUND = """
SELECT object_kind, object_id, (array_agg(object_title ORDER BY id DESC))[1] AS title, count(*) AS times,
       (array_agg(f.title ORDER BY id DESC))[1:3] AS typed
  FROM findings f
 WHERE how <> 'asked' AND taken_back_at IS NULL AND created_at > $1
 GROUP BY object_kind, object_id ORDER BY times DESC, max(id) DESC LIMIT 10
"""
RECENT = """
SELECT id FROM findings
 WHERE how = $1 AND object_kind = $2 AND object_id = $3 AND taken_back_at IS NULL AND created_at > $4
   AND (user_id = $5 OR (user_id IS NULL AND visitor = $6))
 ORDER BY id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits, and the finding for which it was set aside, if it was."""

    fields: dict[str, list[str]]
    finding_id: int | None
    how: str | None
    object_kind: str | None
    object_id: int | None
    object_title: str | None
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Week:
    """What became of those who were about to ask in the week that began on this Monday."""

    week: date
    answered: int
    joined: int
    asked: int

    @property
    def monday(self) -> datetime:
        """At noon, so that it is the same day in nearly every time zone."""
        return datetime.combine(self.week, time(12), UTC)

    @property
    def share(self) -> float | None:
        """How many of those who were shown a match found it, of all who said or did something."""
        told = self.answered + self.joined + self.asked
        return (self.answered + self.joined) / told if told else None


@dataclass(frozen=True, slots=True)
class Found:
    """A thread or article that was found before asking, how often, and what the last ones had typed."""

    object_kind: str
    object_id: int
    title: str
    times: int
    typed: list[str]


async def waiting_question(session: Session, token: str) -> Waiting | None:
    """What waits under this token; None where nothing does, or not any more."""
    if not 20 < len(token) < 100:
        return None
    row = await session.fetchrow(WAITING, hash_of(token), session.now - KEPT)
    return Waiting(**row) if row is not None else None


async def findings_by_week(session: Session, weeks: int = WEEKS) -> list[Week]:
    """The newest week first; weeks in which nothing happened are there too."""
    return [Week(**row) for row in await session.fetch(BY_WEEK, session.now, weeks)]


async def most_found(session: Session, days: int = 90) -> list[Found]:
    return [Found(**row) for row in await session.fetch(MOST_FOUND, session.now - timedelta(days=days))]


async def recent_finding(session: Session, *who_and_what: Any) -> int | None:
    """The id of the same finding of the same person, not taken back since; the arguments of RECENT."""
    found: int | None = await session.fetchval(RECENT, *who_and_what)
    return found
