"""The admin's page of reply targets."""

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.categories.queries import visible_categories
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.tongues import LANGUAGES
from forum.web.forms import Choice, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.slots import admin_nav
from forum.web.templating import page
from moderation.care.actions import NewTarget, remove_target, set_target
from moderation.care.clocks import USUAL_MINUTES
from moderation.care.pages.questions import number
from moderation.care.policy import may_set_targets
from moderation.care.queries import targets

PLACE = "/admin/targets"
TARGET = Form(
    category=Choice(required=False),
    language=Choice(options=tuple(LANGUAGES), required=False),
    time=Text(max=6, missing=_("Please write a number of minutes.")),
    hours=Text(max=40, required=False),
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
            "spoken": LANGUAGES,
            "usual": USUAL_MINUTES, "staff_hours": settings.staff_hours, "staff_zone": settings.staff_zone,
            "form": form or TARGET.blank(), "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "moderation/care/targets.html", values, 422 if form else 200)


async def set_one(request: Request) -> Response:
    actor, sent = setter(request), TARGET.read(await read_form(request))
    if not sent.ok:
        return await show_targets(request, sent)
    given = sent.values
    category_id = number(given["category"])
    if given["category"] and category_id is None:
        return await show_targets(request, sent.refuse(Invalid({"category": _("Please choose one of the list.")})))
    target = NewTarget(category_id, given["language"], number(given["time"]) or 0, given["hours"])
    try:
        async with house(request).database.writing() as session:
            await set_target(session, actor, target)
    except Invalid as invalid:
        return await show_targets(request, sent.refuse(invalid))
    return see_other(request, PLACE, notice=_("Saved."))


async def remove_one(request: Request) -> Response:
    actor = setter(request)
    async with house(request).database.writing() as session:
        await remove_target(session, actor, request.path_params["target"])
    return see_other(request, PLACE, notice=_("Removed."))
