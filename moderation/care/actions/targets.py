"""Reply targets are set and removed; they hold for what is asked from then on, for the rest where somebody wishes."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.care.actions.clocking import hours_of
from moderation.care.clocks import Standing, hours_like, moved
from moderation.care.events import ClocksMoved, TargetChanged
from moderation.care.policy import may_set_targets
from moderation.care.queries.targets import Outdated, outdated
from moderation.queue.hours import read_hours

SET = """
INSERT INTO reply_targets (category_id, language, plan_id, minutes, hours, calendar_id, staff_only)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (category_id, language, plan_id) DO UPDATE SET minutes = excluded.minutes, hours = excluded.hours,
    calendar_id = excluded.calendar_id, staff_only = excluded.staff_only
"""
REMOVE = "DELETE FROM reply_targets WHERE id = $1 RETURNING category_id, language"
THERE = {
    "category": "SELECT true FROM categories WHERE id = $1",
    "plan": "SELECT true FROM plans WHERE id = $1",
    "calendar": "SELECT true FROM calendars WHERE id = $1",
}
MOVE = """
UPDATE cares k SET minutes = n.minutes, hours = n.hours, calendar_id = n.calendar_id, staff_only = n.staff_only,
       due_at = n.due_at, minutes_left = n.minutes_left, rung = CASE WHEN n.due_at > $8 THEN 0 ELSE k.rung END
FROM unnest($1::bigint[], $2::int[], $3::text[], $4::bigint[], $5::bool[], $6::timestamptz[], $7::int[])
     AS n (thread_id, minutes, hours, calendar_id, staff_only, due_at, minutes_left)
WHERE k.thread_id = n.thread_id
"""
MOST_MINUTES = 60 * 24 * 30


@dataclass(frozen=True, slots=True)
class NewTarget:
    """`category_id` and `plan_id` None and `language` '' mean any; `hours` '' and no calendar mean the staff's."""

    category_id: int | None
    language: str
    minutes: int
    hours: str = ""
    plan_id: int | None = None
    calendar_id: int | None = None
    staff_only: bool = False


async def set_target(session: Session, actor: Actor, target: NewTarget) -> None:
    """The target of this category and language says this from now on."""
    if not may_set_targets(actor):
        raise NotThere
    if not 1 <= target.minutes <= MOST_MINUTES:
        raise Invalid({"time": _("Please write minutes from 1 to %(most)s.", most=MOST_MINUTES)})
    try:
        if not read_hours(target.hours or "always", "UTC").is_enough:
            raise Invalid({"hours": _("Please give at least one hour a week.")})
    except ValueError:
        raise Invalid({"hours": _("Write hours like “mon-fri 09:00-18:00”, or “always”.")}) from None
    await require_known(session, target)
    await session.fetchval(
        SET, target.category_id, target.language, target.plan_id, target.minutes,
        "" if target.calendar_id else target.hours, target.calendar_id, target.staff_only,
    )  # fmt: skip
    await publish(session, TargetChanged(actor.id, target.category_id, target.language, target.minutes))


async def require_known(session: Session, target: NewTarget) -> None:
    """What it names is there."""
    named = {"category": target.category_id, "plan": target.plan_id, "calendar": target.calendar_id}
    for field, wanted in named.items():
        if wanted is not None and not await session.fetchval(THERE[field], wanted):
            raise Invalid({field: _("Please choose one of the list.")})


async def remove_target(session: Session, actor: Actor, target_id: int) -> None:
    if not may_set_targets(actor):
        raise NotThere
    row = await session.fetchrow(REMOVE, real_id(target_id))
    if row is None:
        raise NotThere
    await publish(session, TargetChanged(actor.id, row["category_id"], row["language"], None))


def moved_clock(session: Session, each: Outdated) -> Standing:
    """How the clock of an open question stands by the target that it would have now."""
    settings = session.bus.settings
    old = hours_like(each, settings.staff_hours, settings.staff_zone)
    new = hours_of(session, each.target)
    return moved(each.before, session.now, each.target.minutes, old=old, new=new)


async def move_clocks(session: Session, actor: Actor) -> int:
    """All open questions get the clocks of the targets that hold now; how many changed."""
    if not may_set_targets(actor):
        raise NotThere
    rows = [(each, moved_clock(session, each)) for each in await outdated(session, actor)]
    await session.fetchval(
        MOVE, [each.thread_id for each, _clock in rows], [clock.minutes for _each, clock in rows],
        [each.target.own_hours for each, _clock in rows], [each.target.calendar_id for each, _clock in rows],
        [each.target.staff_only for each, _clock in rows], [clock.due_at for _each, clock in rows],
        [clock.minutes_left for _each, clock in rows], session.now,
    )  # fmt: skip
    if rows:
        await publish(session, ClocksMoved(actor.id, len(rows)))
    return len(rows)
