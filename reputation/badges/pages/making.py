"""Where admins make up badges: see who would get one, save, change, switch off, delete and take that back."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, LongText, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.badges.actions.own import change_badge, make_badge, switch_badge
from reputation.badges.drafting import Draft
from reputation.badges.grounds import KINDS
from reputation.badges.policy import may_make_badges
from reputation.badges.queries.own import OwnRow, own_badge, own_badges, tag_id_of
from reputation.badges.queries.trying import Tried, who_would_get
from reputation.badges.wording import CHOICES, KIND_NAMES, what_for
from reputation.fields import WholeNumber

PLACE = "/admin/badges"
NO_TAG = ("thanked", "")
"""Deeds that cannot be told apart by tag."""
BADGE = Form(
    name=Text(max=40, missing=_("Give the badge a name.")),
    words=LongText(max=200, required=False),
    kind=Choice(options=KINDS, missing=_("Choose one.")),
    deed=Choice(options=[each for each in CHOICES if each], required=False),
    least=WholeNumber(least=1, most=100_000, required=False),
    days=WholeNumber(least=1, most=3650, required=False),
    tag=Text(max=60, required=False),
    step=Choice(options=("preview", "save"), required=False),
    form_key=Text(required=False),
)


async def show_list(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        rows = await own_badges(session)
        nav_items = await admin_nav(request, session)
    shown = [(row, what_for(row.badge, row.tag)) for row in rows]
    return page(request, "reputation/own_badges.html", {"rows": shown, "kinds": KIND_NAMES, "nav_items": nav_items})


async def show_new(request: Request) -> Response:
    keeper(request)
    return await form_page(request, BADGE.blank(kind="bronze", deed="solved", least="1"))


async def show_change(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        row = await living(session, request.path_params["own"])
    words = {"name": row.name, "words": row.words, "kind": row.kind, "deed": row.deed, "tag": row.tag or ""}
    return await form_page(request, BADGE.blank(**words, least=row.least, days=row.days or ""))


async def save(request: Request) -> Response:
    """First shows who would get it; saves when that was seen."""
    actor, data = keeper(request), await read_form(request)
    sub, own = BADGE.read(data), request.path_params.get("own")
    async with house(request).database.reading() as session:
        if own is not None:
            await living(session, own)
        draft = await draft_of(session, sub)
        tried = await who_would_get(session, draft) if draft and first(data, "step") != "save" else None
    if draft is None or first(data, "step") != "save":
        return await form_page(request, sub, tried, status=200 if draft else 422)
    async with house(request).database.writing() as session, once(session, actor, sub.values["form_key"]) as ticket:
        if not ticket.result:
            if own is None:
                await make_badge(session, actor, draft)
            else:
                await change_badge(session, actor, own, draft)
            ticket.result = PLACE
    return see_other(request, PLACE, notice=_("The badge %(name)s is saved.", name=draft.name))


async def switch(request: Request) -> Response:
    """On, off, or deleted: whichever the address says. Deleting is taken back by switching to what it was."""
    actor, state = keeper(request), request.path_params["state"]
    if state not in SAID:
        raise NotThere
    async with house(request).database.writing() as session:
        row = await own_badge(session, request.path_params["own"])
        await switch_badge(session, actor, row.id, state)
    undo = f"{PLACE}/{row.id}/{row.state}" if state == "deleted" and row.state != "deleted" else None
    return see_other(request, PLACE, notice=SAID[state](row.name), undo=undo)


SAID: dict[str, Any] = {
    "on": lambda name: _("The badge %(name)s is given from now on.", name=name),
    "off": lambda name: _("The badge %(name)s is not given any more. Who has it keeps it.", name=name),
    "deleted": lambda name: _("The badge %(name)s is deleted.", name=name),
}


async def draft_of(session: Session, sub: Submission) -> Draft | None:
    """What the form says, if it makes sense; else what is wrong stands in the form."""
    given = sub.values
    deed, tag = given.get("deed", ""), given.get("tag", "").lower()
    tag_id = await tag_id_of(session, tag) if tag else None
    if tag and deed in NO_TAG:
        sub.errors["tag"] = _("This cannot be counted by tag. Leave the tag empty.")
    elif tag and tag_id is None:
        sub.errors["tag"] = _("There is no such tag.")
    if deed and "least" not in sub.errors and given.get("least") is None:
        sub.errors["least"] = _("Write a number.")
    if not sub.ok:
        return None
    return Draft(
        given["name"], given["words"], given["kind"], deed, given["least"] or 1 if deed else 1,
        (given["days"] or 0) if deed else 0, tag_id,
    )  # fmt: skip


async def form_page(request: Request, form: Submission, tried: Tried | None = None, *, status: int = 200) -> Response:
    own = request.path_params.get("own")
    async with house(request).database.reading() as session:
        nav_items = await admin_nav(request, session)
    values = {
        "form": form,
        "tried": tried,
        "url": f"{PLACE}/{own}" if own else f"{PLACE}/new",
        "is_new": own is None,
        "choices": list(CHOICES.items()),
        "kinds": list(KIND_NAMES.items()),
        "nav_items": nav_items,
    }
    return page(request, "reputation/own_badge.html", values, status=status)


async def living(session: Session, badge_id: int) -> OwnRow:
    row = await own_badge(session, badge_id)
    if row.state == "deleted":
        raise NotThere
    return row


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_make_badges(actor):
        raise NotThere
    return actor


ROUTES = [
    Route(PLACE, show_list, methods=["GET"]),
    Route(f"{PLACE}/new", show_new, methods=["GET"]),
    Route(f"{PLACE}/new", save, methods=["POST"]),
    Route(f"{PLACE}/{{own:int}}", show_change, methods=["GET"]),
    Route(f"{PLACE}/{{own:int}}", save, methods=["POST"]),
    Route(f"{PLACE}/{{own:int}}/{{state}}", switch, methods=["POST"]),
]
