"""The admin's pages of groups."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import Conflict, Invalid, NotThere
from forum.groups.actions import add_member, make_group, remove_group, remove_member
from forum.groups.policy import may_keep_groups
from forum.groups.queries import categories_of, group_of_id, groups, members_of
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/groups"
NEW = Form(title=Text(max=60, missing=_("Please write a name.")))
PERSON = Form(person=Text(max=60, missing=_("Please write a handle.")))


def keeper(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep_groups(actor):
        raise NotThere
    return actor


async def show_groups(request: Request, form: Submission | None = None) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        rows = [(each, await categories_of(session, each)) for each in await groups(session)]
        values = {"rows": rows, "form": form or NEW.blank(), "nav_items": await admin_nav(request, session)}
    return page(request, "forum/groups/list.html", values, 422 if form else 200)


async def make(request: Request) -> Response:
    actor, sent = keeper(request), NEW.read(await read_form(request))
    if not sent.ok:
        return await show_groups(request, sent)
    try:
        async with house(request).database.writing() as session:
            number = await make_group(session, actor, sent.values["title"])
    except Invalid as invalid:
        return await show_groups(request, sent.refuse(invalid))
    return see_other(request, f"{PLACE}/{number}", notice=_("Saved."))


async def show_group(request: Request, form: Submission | None = None) -> Response:
    keeper(request)
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        group = await group_of_id(session, request.path_params["circle"])
        people, following = await members_of(session, group.id, after=cursor.values[0] if cursor.values else 0)
        values = {
            "group": group, "people": people, "places": await categories_of(session, group),
            "next_url": cursor.next_url(following) if following else None,
            "form": form or PERSON.blank(), "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "forum/groups/group.html", values, 422 if form else 200)


async def put_in(request: Request) -> Response:
    actor, group_id = keeper(request), request.path_params["circle"]
    sent = PERSON.read(await read_form(request))
    if not sent.ok:
        return await show_group(request, sent)
    try:
        async with house(request).database.writing() as session:
            await add_member(session, actor, group_id, sent.values["person"])
    except Invalid as invalid:
        return await show_group(request, sent.refuse(invalid))
    return see_other(request, f"{PLACE}/{group_id}", notice=_("Saved."))


async def take_out(request: Request) -> Response:
    actor, group_id = keeper(request), request.path_params["circle"]
    async with house(request).database.writing() as session:
        await remove_member(session, actor, group_id, request.path_params["user"])
    return see_other(request, f"{PLACE}/{group_id}", notice=_("Removed."))


async def remove(request: Request) -> Response:
    """Those of plans go with their plan."""
    actor, group_id = keeper(request), request.path_params["circle"]
    async with house(request).database.writing() as session:
        if (await group_of_id(session, group_id)).managed:
            raise Conflict(_("This group comes with a plan, and goes with it."))
        await remove_group(session, actor, group_id)
    return see_other(request, PLACE, notice=_("Removed."))


ROUTES = (
    Route(PLACE, show_groups, methods=["GET"]),
    Route(PLACE, make, methods=["POST"]),
    Route(PLACE + "/{circle:int}", show_group, methods=["GET"]),
    Route(PLACE + "/{circle:int}", put_in, methods=["POST"]),
    Route(PLACE + "/{circle:int}/remove", remove, methods=["POST"]),
    Route(PLACE + "/{circle:int}/people/{user:int}/remove", take_out, methods=["POST"]),
)
