"""The admin's switch of read-only mode."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import NotThere
from forum.i18n import _
from forum.site.actions import LONGEST_NOTE, set_read_only
from forum.site.policy import may_close
from forum.web.admin_menu import admin_nav
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

CLOSING = "/admin/read-only"


async def show_switch(request: Request) -> Response:
    closer(request)
    async with house(request).database.reading() as session:
        values = {"nav_items": await admin_nav(request, session), "longest": LONGEST_NOTE}
    return page(request, "forum/site/read_only.html", values)


async def press_switch(request: Request) -> Response:
    actor, data = closer(request), await read_form(request)
    on = first(data, "deed") == "on"
    async with house(request).database.writing() as session:
        await set_read_only(session, actor, on=on, note=first(data, "note") or "")
        session.when_committed(house(request).site.forget)
    words = _("The forum can only be read now. Jobs wait.") if on else _("The forum is open again.")
    return see_other(request, CLOSING, notice=words)


def closer(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_close(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(CLOSING, show_switch, methods=["GET"]),
    Route(CLOSING, press_switch, methods=["POST"]),
)
