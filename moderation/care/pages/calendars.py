"""The admin's page of calendars: hours, time zones, holidays."""

from zoneinfo import available_timezones

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Invalid
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.care.actions import NewCalendar, remove_calendar, save_calendar
from moderation.care.days import written
from moderation.care.pages.targets import setter
from moderation.care.queries import calendars

PLACE = "/admin/calendars"
CALENDAR = Form(
    name=Text(max=60, missing=_("Please write a name.")),
    zone=Choice(),
    open=Text(max=40, missing=_("Write hours like “mon-fri 09:00-18:00”, or “always”.")),
    holidays=LongText(max=20_000, required=False),
    usual=Check(),
)


async def show_calendars(request: Request, form: Submission | None = None) -> Response:
    setter(request)
    async with house(request).database.reading() as session:
        rows = await calendars(session)
        nav_items = await admin_nav(request, session)
    settings = house(request).settings
    edited = next((row for row in rows if str(row["id"]) == request.query_params.get("edit")), None)
    begun = CALENDAR.blank(
        name=edited["name"], zone=edited["zone"], open=edited["hours"], holidays=written(edited["holidays"]),
        usual="yes" if edited["usual"] else None,
    ) if edited else CALENDAR.blank(zone=settings.staff_zone, open=settings.staff_hours)  # fmt: skip
    values = {
        "calendars": rows, "form": form or begun, "zones": [(zone, zone) for zone in sorted(available_timezones())],
        "nav_items": nav_items,
    }  # fmt: skip
    return page(request, "moderation/care/calendars.html", values, 422 if form else 200)


async def save_one(request: Request) -> Response:
    actor, sent = setter(request), CALENDAR.read(await read_form(request))
    if not sent.ok:
        return await show_calendars(request, sent)
    given = sent.values
    wanted = NewCalendar(given["name"], given["zone"], given["open"], given["holidays"], given["usual"])
    try:
        async with house(request).database.writing() as session:
            await save_calendar(session, actor, wanted)
    except Invalid as invalid:
        return await show_calendars(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def remove_one(request: Request) -> Response:
    actor = setter(request)
    async with house(request).database.writing() as session:
        await remove_calendar(session, actor, request.path_params["calendar"])
    return see_other(request, PLACE, notice=_("Removed."))
