"""The admin's pages of publishers: where articles go, what was done there, trying it now."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _, n_
from forum.web.admin_menu import admin_nav
from forum.web.bodies import first
from forum.web.forms import Check, Field, Form, Password, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.publishing.actions.keeping import (
    KINDS,
    MOST_SETTING,
    Keep,
    publish_all,
    pull_publisher,
    remove_publisher,
    save_publisher,
    try_publisher,
)
from kb_bridge.publishing.policy import may_keep_publishers
from kb_bridge.publishing.ports import port_of
from kb_bridge.publishing.queries.publishers import publisher_of_id, publishers, runs_of
from kb_bridge.publishing.wording import DEEDS, NAMES, STATES, told

PLACE = "/admin/publishers"


async def show_publishers(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        values = {"found": await publishers(session, actor), "nav_items": await admin_nav(request, session)}
    return page(request, "kb_bridge/publishers.html", {**values, "names": NAMES})


async def add(request: Request) -> Response:
    """`kind` is in the address: each has fields of its own."""
    keeper(request)
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise NotThere
    if request.method != "POST":
        return await new_one(request, kind, Submission())
    sub = form_of(kind, new=True).read(await read_form(request))
    if not sub.ok:
        return await new_one(request, kind, sub)
    try:
        async with house(request).database.writing() as session:
            made = await save_publisher(session, actor_of(request), keep_from(kind, sub))
    except Invalid as invalid:
        return await new_one(request, kind, sub.refuse(invalid))
    return see_other(request, f"{PLACE}/{made}", notice=_("Added. Try it: nothing is changed there by that."))


async def new_one(request: Request, kind: str, form: Submission) -> Response:
    async with house(request).database.reading() as session:
        values: dict[str, Any] = {"nav_items": await admin_nav(request, session)}
    values |= {"kind": kind, "port": port_of(kind), "form": form, "names": NAMES}
    return page(request, "kb_bridge/publisher_new.html", values, 422 if form.errors else 200)


async def show_publisher(request: Request) -> Response:
    actor = keeper(request)
    async with house(request).database.reading() as session:
        return await one(request, session, actor)


async def one(request: Request, session: Session, actor: Actor, form: Submission | None = None) -> Response:
    found = await publisher_of_id(session, actor, request.path_params["id"])
    raw = {**found.settings, "name": found.name, "active": "yes" if found.active else ""}
    values: dict[str, Any] = {
        "publisher": found,
        "port": port_of(found.kind),
        "form": form or Submission(raw=raw),
        "runs": await runs_of(session, found),
        "nav_items": await admin_nav(request, session),
    }
    values |= {"names": NAMES, "deeds": DEEDS, "states": STATES, "told": told}
    return page(request, "kb_bridge/publisher.html", values, 422 if form else 200)


async def change(request: Request) -> Response:
    actor, publisher_id = keeper(request), request.path_params["id"]
    data = await read_form(request)
    async with house(request).database.reading() as session:
        kind = (await publisher_of_id(session, actor, publisher_id)).kind
    sub = form_of(kind, new=False).read(data)
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                await save_publisher(session, actor, keep_from(kind, sub), publisher_id=publisher_id)
        except Invalid as invalid:
            sub.refuse(invalid)
    if not sub.ok:
        async with house(request).database.reading() as session:
            return await one(request, session, actor, sub)
    return see_other(request, f"{PLACE}/{publisher_id}", notice=_("Saved."))


async def act(request: Request) -> Response:
    """`deed` is try, publish or pull."""
    actor, publisher_id = keeper(request), request.path_params["id"]
    deed = first(await read_form(request), "deed")
    async with house(request).database.writing() as session:
        if deed == "publish":
            count = await publish_all(session, actor, publisher_id)
            notice = n_("%(count)s article is on its way.", "%(count)s articles are on their way.", count)
        elif deed == "pull":
            await pull_publisher(session, actor, publisher_id)
            notice = _("It is asked what it has. The answer stands below in a moment.")
        else:
            await try_publisher(session, actor, publisher_id)
            notice = _("It is tried. What would be sent stands below in a moment.")
    return see_other(request, f"{PLACE}/{publisher_id}#runs", notice=notice)


async def remove(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await remove_publisher(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("Removed. What stands there stays."))


def form_of(kind: str, *, new: bool) -> Form:
    """The fields of a kind; a secret that is left empty stays."""
    port = port_of(kind)
    fields: dict[str, Field] = {each.name: Text(max=MOST_SETTING, required=each.required) for each in port.settings}
    if port.secret_label:
        fields["secret"] = Password(min=4, max=1000, required=new)
    return Form(name=Text(max=100), active=Check(), **fields)


def keep_from(kind: str, sub: Submission) -> Keep:
    given = sub.values
    settings = {each.name: given[each.name] for each in port_of(kind).settings}
    return Keep(kind, given["name"], settings, given.get("secret", ""), given["active"])


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_publishers(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(PLACE, show_publishers),
    Route(f"{PLACE}/new/{{kind}}", add, methods=["GET", "POST"]),
    Route(f"{PLACE}/{{id:int}}", show_publisher, methods=["GET"]),
    Route(f"{PLACE}/{{id:int}}", change, methods=["POST"]),
    Route(f"{PLACE}/{{id:int}}/act", act, methods=["POST"]),
    Route(f"{PLACE}/{{id:int}}/remove", remove, methods=["POST"]),
)
