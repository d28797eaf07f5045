"""The admin's page of categories."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.categories.actions import create_category, edit_category, move_category
from forum.categories.policy import may_keep_categories
from forum.categories.queries import readers, visible_categories, visible_category_of_id
from forum.categories.wording import DESCRIPTION_LENGTH, NAME_LENGTH, SLUG_LENGTH
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/categories"
CATEGORY = {
    "name": Text(max=NAME_LENGTH, missing=_("Give the category a name.")),
    "description": LongText(required=False, max=DESCRIPTION_LENGTH),
    "visibility": Choice(missing=_("Choose who may read it.")),
    "offers_private": Check(),
}
NEW = Form(**CATEGORY, slug=Text(max=SLUG_LENGTH, missing=_("Choose the end of its address.")))
CHANGED = Form(**CATEGORY)


async def list_categories(request: Request) -> Response:
    return await shown(request, keeper(request), NEW.blank(visibility="public"))


async def create(request: Request) -> Response:
    actor = keeper(request)
    sub = NEW.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await create_category(session, actor, sub.values)
            return see_other(request, PLACE, notice=_("Category created."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await shown(request, actor, sub, status=422)


async def shown(request: Request, actor: Actor, form: Submission, *, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        values = {"categories": await visible_categories(session, actor), "form": form}
        values["readers"] = await readers(session)
        values["nav_items"] = await admin_nav(request, session)
    return page(request, "forum/categories/list.html", values, status=status)


async def show_edit(request: Request) -> Response:
    return await form_page(request, keeper(request))


async def edit(request: Request) -> Response:
    actor = keeper(request)
    sub = CHANGED.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await edit_category(session, actor, request.path_params["id"], sub.values)
            return see_other(request, PLACE, notice=_("Category saved."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await form_page(request, actor, sub)


async def form_page(request: Request, actor: Actor, form: Submission | None = None) -> Response:
    """The form of one category, as it is or as it came back."""
    async with house(request).database.reading() as session:
        category = await visible_category_of_id(session, actor, request.path_params["id"])
        before = {name: getattr(category, name) for name in ("name", "description", "visibility", "offers_private")}
        values = {
            "category": category, "form": form or CHANGED.blank(**before), "readers": await readers(session),
            "nav_items": await admin_nav(request, session),
        }  # fmt: skip
    return page(request, "forum/categories/edit.html", values, status=422 if form else 200)


async def move(request: Request) -> Response:
    actor = keeper(request)
    steps = {"up": -1, "down": 1}.get(first(await read_form(request), "to") or "", 0)
    async with house(request).database.writing() as session:
        await move_category(session, actor, request.path_params["id"], steps=steps)
    return see_other(request, PLACE)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_categories(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(PLACE, list_categories, methods=["GET"]),
    Route(PLACE, create, methods=["POST"]),
    Route(PLACE + "/{id:int}", show_edit, methods=["GET"]),
    Route(PLACE + "/{id:int}", edit, methods=["POST"]),
    Route(PLACE + "/{id:int}/move", move, methods=["POST"]),
)
