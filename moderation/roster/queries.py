"""Every read of the roster, and of what staff do day by day."""

# ruff: noqa: S608 - what is put together are constants of this file and of conditions

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import COUNTED_THREAD
from moderation.roster.shifts import Hour, OnDuty

WEEKS, DAYS = 8, 14
SHIFTS = """
SELECT s.id, s.user_id, u.name, u.display_name, s.hours, s.language FROM shifts s JOIN users u ON u.id = s.user_id
WHERE u.roles <> '{}' AND u.roles && '{moderator,admin}'::text[]
  AND (u.suspended_until IS NULL OR u.suspended_until <= $1)
ORDER BY u.display_name, s.id LIMIT 1000
"""
BY_HOUR = (
    "extract(isodow FROM x.at AT TIME ZONE $2)::int - 1 AS day, extract(hour FROM x.at AT TIME ZONE $2)::int AS hour"
)
ASKED = f"""
SELECT {BY_HOUR}, count(*) AS count FROM (
    SELECT t.created_at AS at FROM threads t JOIN categories c ON c.id = t.category_id
    WHERE {COUNTED_THREAD} AND t.kind = 'question' AND t.created_at >= $3) x GROUP BY 1, 2
"""
ANSWERED = f"""
SELECT {BY_HOUR}, count(*) AS count FROM (
    SELECT p.created_at AS at FROM posts p JOIN threads t ON t.id = p.thread_id
    JOIN categories c ON c.id = t.category_id JOIN users u ON u.id = p.author_id AND u.roles <> '{{}}'
    WHERE {COUNTED_THREAD} AND p.kind = 'answer' AND p.state = 'published' AND p.created_at >= $3) x GROUP BY 1, 2
"""
DONE = f"""
SELECT u.id, u.name, u.display_name, x.day, sum(x.answers)::int AS answers, sum(x.decisions)::int AS decisions FROM (
    SELECT p.author_id AS user_id, (p.created_at AT TIME ZONE $2)::date AS day, 1 AS answers, 0 AS decisions
    FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
    WHERE {COUNTED_THREAD} AND p.kind = 'answer' AND p.state = 'published' AND p.created_at >= $3
    UNION ALL
    SELECT d.moderator_id, (d.created_at AT TIME ZONE $2)::date, 0, 1 FROM decisions d WHERE d.created_at >= $3
) x JOIN users u ON u.id = x.user_id AND u.roles <> '{{}}' GROUP BY u.id, x.day ORDER BY u.display_name, u.id
"""


@dataclass(frozen=True, slots=True)
class Doings:
    """What one of the staff did on each of the last days: answers and decisions."""

    name: str
    display_name: str
    days: dict[date, tuple[int, int]]

    @property
    def answers(self) -> int:
        return sum(answers for answers, _decisions in self.days.values())

    @property
    def decisions(self) -> int:
        return sum(decisions for _answers, decisions in self.days.values())


async def shifts(session: Session) -> list[OnDuty]:
    return [OnDuty(**row) for row in await session.fetch(SHIFTS, session.now)]


async def asked_by_hour(session: Session, actor: Actor) -> dict[Hour, int]:
    return await by_hour(session, actor, ASKED)


async def answered_by_hour(session: Session, actor: Actor) -> dict[Hour, int]:
    return await by_hour(session, actor, ANSWERED)


async def by_hour(session: Session, actor: Actor, sql: str) -> dict[Hour, int]:
    zone = session.bus.settings.staff_zone
    rows = await session.fetch(sql, list(actor.sees), zone, session.now - timedelta(weeks=WEEKS))
    return {(row["day"], row["hour"]): row["count"] for row in rows}


async def doings(session: Session, actor: Actor) -> Sequence[Doings]:
    """Of everybody of the staff who did something in the last days, by the staff's calendar."""
    rows = await session.fetch(
        DONE, list(actor.sees), session.bus.settings.staff_zone, session.now - timedelta(days=DAYS)
    )  # fmt: skip
    found: dict[int, Doings] = {}
    for row in rows:
        one = found.setdefault(row["id"], Doings(row["name"], row["display_name"], {}))
        one.days[row["day"]] = (row["answers"], row["decisions"])
    return list(found.values())
