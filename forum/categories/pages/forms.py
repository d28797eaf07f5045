"""What a category asks of an asker: the admin's page of its fields, in order, and of each field."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.categories.actions import add_field, edit_field, move_field, remove_field
from forum.categories.pages.keeping import PLACE, keeper
from forum.categories.queries import form_field, form_of, visible_category_of_id
from forum.categories.wording import FIELD_KINDS, HINT_LENGTH, LABEL_LENGTH
from forum.errors import Invalid
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, first, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page

FIELD = Form(
    label=Text(max=LABEL_LENGTH, missing=_("Say what you ask for.")),
    hint=Text(required=False, max=HINT_LENGTH),
    kind=Choice(options=FIELD_KINDS, missing=_("Please choose one of the list.")),
    options=LongText(required=False, max=3000),
    required=Check(),
)
KIND_WORDS = [
    ("short", _("One line")),
    ("long", _("Several lines")),
    ("choice", _("A choice"), _("One of the options below.")),
]


def url_of(request: Request) -> str:
    return f"{PLACE}/{request.path_params['id']}/form"


async def show_form(request: Request) -> Response:
    return await form_page(request, FIELD.blank(kind="short"))


async def add(request: Request) -> Response:
    actor = keeper(request)
    sub = FIELD.read(await read_form(request))
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await add_field(session, actor, request.path_params["id"], sub.values)
            return see_other(request, url_of(request), notice=_("Field added."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await form_page(request, sub, status=422)


async def form_page(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        category = await visible_category_of_id(session, actor, request.path_params["id"])
        values: dict[str, Any] = {"category": category, "form": form, "kinds": KIND_WORDS}
        values["fields"] = await form_of(session, actor, category.id)
        values["nav_items"] = await admin_nav(request, session)
    return page(request, "forum/categories/form.html", values, status=status)


async def show_field(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        field = await form_field(session, actor, request.path_params["id"], request.path_params["field"])
    given = {"label": field.label, "hint": field.hint, "kind": field.kind, "options": "\n".join(field.options)}
    return await field_page(request, FIELD.blank(**given, required="yes" if field.required else ""))


async def change(request: Request) -> Response:
    actor, ids = keeper(request), request.path_params
    sub = FIELD.read(await read_form(request))
    async with house(request).database.reading() as session:
        await form_field(session, actor, ids["id"], ids["field"])
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await edit_field(session, actor, ids["id"], field_id=ids["field"], values=sub.values)
            return see_other(request, url_of(request), notice=_("Field saved."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await field_page(request, sub, status=422)


async def field_page(request: Request, form: Submission, *, status: int = 200) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        category = await visible_category_of_id(session, actor, request.path_params["id"])
        values = {"category": category, "form": form, "kinds": KIND_WORDS, "field_id": request.path_params["field"]}
        values["nav_items"] = await admin_nav(request, session)
    return page(request, "forum/categories/form_field.html", values, status=status)


async def move(request: Request) -> Response:
    actor, ids = keeper(request), request.path_params
    steps = {"up": -1, "down": 1}.get(first(await read_form(request), "to") or "", 0)
    async with house(request).database.writing() as session:
        await move_field(session, actor, ids["id"], field_id=ids["field"], steps=steps)
    return see_other(request, url_of(request))


async def remove(request: Request) -> Response:
    actor, ids = keeper(request), request.path_params
    async with house(request).database.writing() as session:
        await remove_field(session, actor, ids["id"], field_id=ids["field"])
    return see_other(request, url_of(request), notice=_("Field removed. Threads keep what was answered."))


ONE = PLACE + "/{id:int}/form/{field:int}"
ROUTES = (
    Route(PLACE + "/{id:int}/form", show_form, methods=["GET"]),
    Route(PLACE + "/{id:int}/form", add, methods=["POST"]),
    Route(ONE, show_field, methods=["GET"]),
    Route(ONE, change, methods=["POST"]),
    Route(ONE + "/move", move, methods=["POST"]),
    Route(ONE + "/remove", remove, methods=["POST"]),
)
