"""The admin's page "Name and look", and the style sheet that carries the hue."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.site.actions import change_look
from forum.site.looks import NAME_LENGTH, OWN_HUE, WELCOME_LENGTH, Look, hue_from, sheet_of
from forum.site.policy import may_change_look
from forum.site.queries import chosen_look
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/look"
FOR_EVER = "public, max-age=31536000, immutable"
LOOK = Form(
    name=Text(max=NAME_LENGTH, required=False),
    welcome=Text(max=WELCOME_LENGTH, required=False),
    mark=Text(max=10, required=False),
    hue=Text(max=3),
)


async def look_sheet(request: Request) -> Response:
    """`?v=` is the version that pages name, with its hue; `?hue=` tries one out."""
    wanted = request.query_params.get("hue") or request.query_params.get("v", "").rpartition("-")[2]
    hue = hue_from(wanted)
    headers = {"cache-control": FOR_EVER if hue is not None else "no-cache"}
    return Response(sheet_of(OWN_HUE if hue is None else hue), media_type="text/css", headers=headers)


async def show_look(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        form = form_of(await chosen_look(session))
        return page(request, "forum/site/look.html", await values_of(request, session, form))


async def save_look(request: Request) -> Response:
    actor = keeper(request)
    data = await read_form(request)
    sent = LOOK.read(data)
    if first(data, "deed") == "show" and "hue" not in sent.errors:
        return await look_page(request, sent)
    if await saved(request, actor, sent):
        return see_other(request, PLACE, notice=_("Saved. Every page shows it."))
    return await look_page(request, sent, 422)


async def saved(request: Request, actor: Actor, sent: Submission) -> bool:
    """Whether the look of this form is that of the forum now; otherwise the form says why not."""
    hue = hue_from(sent.raw.get("hue", ""))
    if hue is None:
        sent.errors["hue"] = _("Please choose a colour of the wheel.")
    if not sent.ok or hue is None:
        return False
    here = house(request)
    try:
        async with here.database.writing() as session:
            await change_look(session, actor, Look(**{**sent.values, "hue": hue}))
            session.when_committed(here.site.forget)
    except Invalid as invalid:
        sent.refuse(invalid)
        return False
    return True


async def look_page(request: Request, form: Submission, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        return page(request, "forum/site/look.html", await values_of(request, session, form), status)


async def values_of(request: Request, session: Session, form: Submission) -> dict[str, Any]:
    return {**look_values(request, form), "nav_items": await admin_nav(request, session)}


def look_values(request: Request, form: Submission) -> dict[str, Any]:
    """What the fields of the look need, here and in the first start."""
    return {"form": form, "shown_hue": hue_from(form.raw.get("hue", "")), "given_name": house(request).site.given_name}


def form_of(look: Look) -> Submission:
    return LOOK.blank(name=look.name, welcome=look.welcome, mark=look.mark, hue=look.hue)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_change_look(actor):
        raise NotThere
    return actor
