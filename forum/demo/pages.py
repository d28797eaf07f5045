"""What the demonstration is, for everybody, and the admin's page on which it is taken away."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.demo.actions import remove_demonstration
from forum.demo.queries import demonstration, is_of_the_demonstration, standing
from forum.errors import NotThere, Refused
from forum.i18n import _, n_
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Form, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/demo"
REMOVAL = Form(name=Text(max=200, missing=_("Please type the name of the forum.")), take=Check())


async def show_what_it_is(request: Request) -> Response:
    """There as long as the demonstration is."""
    async with house(request).database.reading() as session:
        if not await demonstration(session):
            raise NotThere
    return page(request, "forum/demo/what.html")


async def show_removal(request: Request) -> Response:
    keeper(request)
    return await removal_page(request, REMOVAL.blank())


async def removal_page(request: Request, form: Submission, status: int = 200) -> Response:
    async with house(request).database.reading() as session:
        if not await demonstration(session):
            raise NotThere
        values: dict[str, Any] = {
            "form": form,
            "standing": await standing(session),
            "is_own": await is_of_the_demonstration(session, actor_of(request)),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/demo/remove.html", values, status)


async def remove(request: Request) -> Response:
    """Only with the name of the forum typed, since nothing brings it back."""
    actor, here = keeper(request), house(request)
    async with here.database.reading() as session:
        if not await demonstration(session):
            raise NotThere
    sent = REMOVAL.read(await read_form(request))
    if "name" not in sent.errors and sent.values["name"].casefold() != here.site.name.casefold():
        sent.errors["name"] = _("This is not the name of the forum. Nothing was removed.")
    if not sent.ok:
        return await removal_page(request, sent, 422)
    try:
        gone = await remove_demonstration(here, actor, with_replies=sent.values["take"])
    except Refused as refused:
        sent.errors["take"] = refused.message
        return await removal_page(request, sent, 422)
    words = n_("The demonstration is gone: %(count)s thread, and its people.",
               "The demonstration is gone: %(count)s threads, and their people.", gone.threads)  # fmt: skip
    return see_other(request, "/admin", notice=words)


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not actor.is_admin:
        raise NotThere
    return actor


async def while_it_is_there(session: Session) -> str | None:
    """For the menu of admins."""
    return "" if await demonstration(session) else None


ROUTES = (
    Route("/demonstration", show_what_it_is, methods=["GET"]),
    Route(PLACE, show_removal, methods=["GET"]),
    Route(PLACE, remove, methods=["POST"]),
)
