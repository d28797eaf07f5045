"""Reply targets with their calendars, and which of them a question has."""

# ruff: noqa: S608 - what is put together are constants of this file and of conditions

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes
from moderation.care.clocks import USUAL_MINUTES, Standing, Target
from moderation.customers.queries import PLAN_OF

MOST_CLOCKS = 5000
ALL = """
SELECT r.id, r.category_id, c.name AS category_name, r.language, r.minutes, r.hours, p.name AS plan_name,
       l.name AS calendar_name, r.staff_only
FROM reply_targets r LEFT JOIN categories c ON c.id = r.category_id LEFT JOIN plans p ON p.id = r.plan_id
LEFT JOIN calendars l ON l.id = r.calendar_id
ORDER BY p.name NULLS FIRST, c.name NULLS FIRST, r.language LIMIT 500
"""
CALENDARS = """
SELECT l.id, l.name, l.zone, l.hours, l.holidays, l.usual,
       (SELECT count(*) FROM reply_targets r WHERE r.calendar_id = l.id) AS targets
FROM calendars l ORDER BY NOT l.usual, l.name LIMIT 100
"""
# The calendar of a row `k` with hours of its own, or a calendar, or neither.
CALENDAR = "LEFT JOIN calendars l ON l.id = k.calendar_id OR (k.calendar_id IS NULL AND k.hours = '' AND l.usual)"
CLOCK = """coalesce(nullif(k.hours, ''), l.hours, '') AS hours, coalesce(l.zone, '') AS zone,
       coalesce(l.holidays, '{}') AS holidays"""
# The one that says most of the thread `t`: of two that say as much, the one with the plan, then with the category.
BEST = f"""
SELECT r.minutes, r.hours, r.calendar_id, r.staff_only FROM reply_targets r
WHERE (r.category_id IS NULL OR r.category_id = coalesce(t.home_category_id, t.category_id))
  AND r.language IN ('', coalesce(t.language, ''))
  AND (r.plan_id IS NULL OR r.plan_id = {PLAN_OF.format(who="t.author_id")})
ORDER BY (r.plan_id IS NOT NULL)::int + (r.category_id IS NOT NULL)::int + (r.language <> '')::int DESC,
         r.plan_id IS NULL, r.category_id IS NULL LIMIT 1
"""
FOR_THREAD = f"""
SELECT k.minutes, k.hours AS own_hours, k.calendar_id, k.staff_only, {CLOCK}
FROM (SELECT coalesce(b.minutes, $2) AS minutes, coalesce(b.hours, '') AS hours, b.calendar_id,
             coalesce(b.staff_only, false) AS staff_only
      FROM threads t LEFT JOIN LATERAL ({BEST}) b ON true WHERE t.id = $1) k {CALENDAR}
"""
# Open questions whose clock another target governs by now than the one that it was begun with.
OUTDATED = " ".join(
    (
        f"""
SELECT q.thread_id, q.slug, q.title, q.due_at, q.old_minutes, q.minutes_left, q.old_hours, q.old_zone, q.old_holidays,
       k.minutes, k.hours AS own_hours, k.calendar_id, k.staff_only, {CLOCK}
FROM (
    SELECT a.thread_id, t.slug, t.title, a.due_at, a.minutes AS old_minutes, a.minutes_left, a.staff_only AS old_staff,
           a.hours AS old_own, a.calendar_id AS old_calendar, coalesce(nullif(a.hours, ''), o.hours, '') AS old_hours,
           coalesce(o.zone, '') AS old_zone, coalesce(o.holidays, '{{}}') AS old_holidays, b.*
    FROM cares a JOIN threads t ON t.id = a.thread_id JOIN categories c ON c.id = t.category_id
    LEFT JOIN calendars o ON o.id = a.calendar_id OR (a.calendar_id IS NULL AND a.hours = '' AND o.usual)
    CROSS JOIN LATERAL (SELECT coalesce(b.minutes, $4) AS minutes, coalesce(b.hours, '') AS hours, b.calendar_id,
        coalesce(b.staff_only, false) AS staff_only FROM (SELECT 1) one LEFT JOIN LATERAL ({BEST}) b ON true) b
    WHERE""",
        VISIBLE_THREAD,
        f"""AND t.kind = 'question' AND t.state = 'published' AND t.solved_at IS NULL AND t.duplicate_of_id IS NULL
      AND t.locked_at IS NULL ORDER BY a.due_at, a.thread_id LIMIT {MOST_CLOCKS}) q
CROSS JOIN LATERAL (SELECT q.minutes, q.hours, q.calendar_id, q.staff_only) k {CALENDAR}
WHERE (k.minutes, k.hours, coalesce(k.calendar_id, 0), k.staff_only)
   <> (q.old_minutes, q.old_own, coalesce(q.old_calendar, 0), q.old_staff) ORDER BY q.due_at, q.thread_id""",
    )
)


@dataclass(frozen=True, slots=True)
class Outdated:
    """An open question, its clock as it stands, the hours it runs in, and the target that it would have now."""

    thread_id: int
    slug: str
    title: str
    before: Standing
    hours: str
    zone: str
    holidays: Sequence[date]
    target: Target


async def targets(session: Session) -> Sequence[Any]:
    return await session.fetch(ALL)


async def calendars(session: Session) -> Sequence[Any]:
    return await session.fetch(CALENDARS)


async def target_for(session: Session, thread_id: int) -> Target:
    row = await session.fetchrow(FOR_THREAD, thread_id, USUAL_MINUTES)
    return Target(**row) if row else Target()


async def outdated(session: Session, actor: Actor) -> list[Outdated]:
    """What is due first stands first; at most `MOST_CLOCKS` questions are looked at."""
    rows = await session.fetch(OUTDATED, *eyes(actor), USUAL_MINUTES)
    return [
        Outdated(
            row["thread_id"], row["slug"], row["title"],
            Standing(row["due_at"], row["old_minutes"], row["minutes_left"]),
            row["old_hours"], row["old_zone"], row["old_holidays"],
            Target(row["minutes"], row["own_hours"], row["calendar_id"], row["staff_only"], row["hours"], row["zone"],
                   row["holidays"]),
        )
        for row in rows
    ]  # fmt: skip
