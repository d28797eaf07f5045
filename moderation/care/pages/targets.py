"""The admin's page of reply targets."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.errors import Invalid, NotThere
from forum.i18n import _, n_
from forum.tongues import LANGUAGES
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from moderation.care.actions import NewTarget, move_clocks, moved_clock, remove_target, set_target
from moderation.care.clocks import USUAL_MINUTES, Standing
from moderation.care.policy import may_set_targets
from moderation.care.queries import calendars, outdated, targets
from moderation.customers.pages.plans import number
from moderation.customers.queries import plans

PLACE = "/admin/targets"
TARGET = Form(
    category=Choice(required=False),
    language=Choice(options=tuple(LANGUAGES), required=False),
    time=Text(max=6, missing=_("Please write a number of minutes.")),
    hours=Text(max=40, required=False),
    plan=Choice(required=False),
    calendar=Choice(required=False),
    staff_only=Check(),
)


def setter(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_set_targets(actor):
        raise NotThere
    return actor


async def show_targets(request: Request, form: Submission | None = None) -> Response:
    actor, settings = setter(request), house(request).settings
    async with house(request).database.reading() as session:
        values = {
            "targets": await targets(session),
            "categories": [(str(each.id), each.name) for each in await visible_categories(session, actor)],
            "spoken": LANGUAGES, "waiting": len(await outdated(session, actor)),
            "plans": [(str(row["id"]), row["name"]) for row in await plans(session)],
            "calendars": [(str(row["id"]), row["name"]) for row in await calendars(session)],
            "usual": USUAL_MINUTES, "staff_hours": settings.staff_hours, "staff_zone": settings.staff_zone,
            "form": form or TARGET.blank(), "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "moderation/care/targets.html", values, 422 if form else 200)


async def set_one(request: Request) -> Response:
    actor, sent = setter(request), TARGET.read(await read_form(request))
    if not sent.ok:
        return await show_targets(request, sent)
    given = sent.values
    try:
        target = NewTarget(
            number(given["category"], "category"), given["language"], minutes_of(given["time"]),
            given["hours"], number(given["plan"], "plan"), number(given["calendar"], "calendar"), given["staff_only"],
        )  # fmt: skip
        async with house(request).database.writing() as session:
            await set_target(session, actor, target)
    except Invalid as invalid:
        return await show_targets(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


def minutes_of(text: str) -> int:
    """0, which no target has, for what is no number."""
    return int(text) if text.isascii() and text.isdecimal() else 0


async def remove_one(request: Request) -> Response:
    actor = setter(request)
    async with house(request).database.writing() as session:
        await remove_target(session, actor, request.path_params["target"])
    return see_other(request, PLACE, notice=_("Removed."))


SHOWN = 50


async def show_clocks(request: Request) -> Response:
    """What would change for the questions that are open, were they to get the clocks of today's targets."""
    actor = setter(request)
    async with house(request).database.reading() as session:
        rows = [(each, moved_clock(session, each)) for each in await outdated(session, actor)]
        values = {
            "rows": rows[:SHOWN], "count": len(rows), "now": session.now,
            "late_before": sum(1 for each, _clock in rows if is_late(each.before, session.now)),
            "late_after": sum(1 for _each, clock in rows if is_late(clock, session.now)),
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "moderation/care/clocks.html", values)


def is_late(clock: Standing, now: datetime) -> bool:
    return clock.minutes_left is None and clock.due_at <= now


async def move_all(request: Request) -> Response:
    actor = setter(request)
    async with house(request).database.writing() as session:
        count = await move_clocks(session, actor)
    said = n_("%(count)s question has a new clock.", "%(count)s questions have a new clock.", count)
    return see_other(request, PLACE, notice=said)
