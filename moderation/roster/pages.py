"""The roster: who is there when, hours in which nobody is, and what was done day by day."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, get_day_names
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Invalid, NotThere
from forum.i18n import _, current_locale
from forum.tongues import LANGUAGES
from forum.web.forms import Choice, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.queue.queries.desk import colleagues
from moderation.roster.actions import add_shift, remove_shift
from moderation.roster.policy import may_read_roster, may_roster
from moderation.roster.queries import DAYS, WEEKS, answered_by_hour, asked_by_hour, doings, shifts
from moderation.roster.shifts import there_at, week

PLACE = "/mod/roster"
SHIFT = Form(
    person=Choice(required=False), hours=Text(max=40, missing=_("Please write hours.")),
    language=Choice(options=tuple(LANGUAGES), required=False),
)  # fmt: skip


def reader(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_read_roster(actor):
        raise NotThere
    return actor


async def show_roster(request: Request, form: Submission | None = None) -> Response:
    actor, zone = reader(request), house(request).settings.staff_zone
    async with house(request).database.reading() as session:
        rows = await shifts(session)
        there = there_at(rows, session.now, zone)
        today = session.now.astimezone(ZoneInfo(zone)).date()
        cells = week(await asked_by_hour(session, actor), await answered_by_hour(session, actor), rows)
        values: dict[str, Any] = {
            "shifts": [(row, may_roster(actor, row.user_id)) for row in rows],
            "there": list({row.user_id: row for row in rows if row.user_id in there}.values()),
            "week": cells, "gaps": sum(cell.is_gap for day in cells for cell in day), "weeks": WEEKS,
            "days": [named_day(today - timedelta(days=back)) for back in range(DAYS)],
            "doings": await doings(session, actor),
            "people": [(str(each), name) for each, name in await colleagues(session, actor)] if actor.is_admin else [],
        }  # fmt: skip
    names = get_day_names("abbreviated", locale=current_locale.get())
    values |= {"day_names": [names[day] for day in range(7)], "zone": zone, "spoken": LANGUAGES}
    return page(
        request, "moderation/roster/roster.html", values | {"form": form or SHIFT.blank()}, 422 if form else 200
    )


def named_day(day: date) -> tuple[date, str]:
    return day, format_skeleton("MMMd", day, locale=current_locale.get())


async def add(request: Request) -> Response:
    actor, sent = reader(request), SHIFT.read(await read_form(request))
    if not sent.ok:
        return await show_roster(request, sent)
    person = sent.values["person"]
    user_id = int(person) if person.isascii() and person.isdigit() and len(person) < 19 else 0
    try:
        async with house(request).database.writing() as session:
            await add_shift(
                session, actor, user_id if person else actor.id or 0, hours=sent.values["hours"],
                language=sent.values["language"],
            )  # fmt: skip
    except Invalid as invalid:
        return await show_roster(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def remove(request: Request) -> Response:
    actor = reader(request)
    async with house(request).database.writing() as session:
        await remove_shift(session, actor, request.path_params["shift"])
    return see_other(request, PLACE, notice=_("Removed."))


ROUTES = [
    Route(PLACE, show_roster),
    Route(PLACE, add, methods=["POST"]),
    Route("/mod/roster/{shift:int}/remove", remove, methods=["POST"]),
]
