"""Calendars are saved and removed: when staff are there, and on which days they are not."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.care.days import MOST_DAYS, read_days
from moderation.care.events import CalendarChanged
from moderation.care.policy import may_set_targets
from moderation.queue.hours import read_hours

UNUSUAL = "UPDATE calendars SET usual = false WHERE usual AND name <> $1"
SAVE = """
INSERT INTO calendars (name, zone, hours, holidays, usual) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET zone = excluded.zone, hours = excluded.hours, holidays = excluded.holidays,
    usual = excluded.usual
"""
USED = "SELECT true FROM reply_targets WHERE calendar_id = $1"
REMOVE = "DELETE FROM calendars WHERE id = $1 RETURNING name"


@dataclass(frozen=True, slots=True)
class NewCalendar:
    """`holidays` is a date a line; the usual one holds wherever a target names neither calendar nor hours."""

    name: str
    zone: str
    hours: str
    holidays: str = ""
    usual: bool = False


async def save_calendar(session: Session, actor: Actor, calendar: NewCalendar) -> None:
    """A new one, or what is said of the one of this name. Clocks that are due already stay as they are."""
    if not may_set_targets(actor):
        raise NotThere
    if not 1 <= len(calendar.name) <= 60:
        raise Invalid({"name": _("Please write a name of up to 60 characters.")})
    if calendar.zone not in available_timezones():
        raise Invalid({"zone": _("Please choose one of the list.")})
    try:
        if not read_hours(calendar.hours, "UTC").is_enough:
            raise Invalid({"open": _("Please give at least one hour a week.")})
    except ValueError:
        raise Invalid({"open": _("Write hours like “mon-fri 09:00-18:00”, or “always”.")}) from None
    try:
        days = read_days(calendar.holidays)
    except ValueError as wrong:
        raise Invalid({"holidays": _("“%(line)s” does not begin with a date.", line=str(wrong))}) from None
    if len(days) > MOST_DAYS:
        raise Invalid({"holidays": _("Please give at most %(most)s days.", most=MOST_DAYS)})
    if calendar.usual:
        await session.fetchval(UNUSUAL, calendar.name)
    await session.fetchval(SAVE, calendar.name, calendar.zone, calendar.hours.lower(), days, calendar.usual)
    await publish(session, CalendarChanged(actor.id, "saved", calendar.name))


async def remove_calendar(session: Session, actor: Actor, calendar_id: int) -> None:
    """Not while a target runs in it."""
    if not may_set_targets(actor):
        raise NotThere
    if await session.fetchval(USED, real_id(calendar_id)):
        raise Refused(_("A reply target uses this calendar. Change the target first."))
    name = await session.fetchval(REMOVE, calendar_id)
    if name is None:
        raise NotThere
    await publish(session, CalendarChanged(actor.id, "removed", name))
