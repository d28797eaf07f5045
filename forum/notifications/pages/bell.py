"""The page of notifications, and what its buttons do."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.errors import SignInNeeded
from forum.i18n import _
from forum.notifications.actions import mark_all_read, mark_read
from forum.notifications.queries import (
    ROWS_A_PAGE,
    newest_notifications,
    own_notification,
    thread_titles,
    unread_count,
    what_about,
)
from forum.notifications.rows import grouped
from forum.notifications.wording import sentence, sign
from forum.web.ahead import is_ahead
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/notifications"


async def show_notifications(request: Request) -> Response:
    actor = signed_in(request)
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        before = cursor.values[0] if cursor.values else None
        rows = await newest_notifications(session, actor, before, ROWS_A_PAGE + 1)
        shown = rows[:ROWS_A_PAGE]
        groups = grouped(shown, await thread_titles(session, actor, shown))
        unread = await unread_count(session, actor)
    values = {
        "groups": groups,
        "unread_here": unread,
        "deep": before is not None,
        "next_url": cursor.next_url(shown[-1].id) if len(rows) > ROWS_A_PAGE else None,
        "sentence": sentence,
        "sign": sign,
    }
    return page(request, "forum/notifications/notifications.html", values)


async def open_notification(request: Request) -> Response:
    """To what it is about, marking it as read: a link that writes, because opening is what reading is."""
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        row = await own_notification(session, actor, request.path_params["id"])
        about = await what_about(session, actor, row)
        if request.method == "GET" and not is_ahead(request):
            await mark_read(session, actor, row)
    if about is None:
        return see_other(request, PLACE, notice=_("That is no longer there."))
    return see_other(request, about.path)


async def press_read(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        await mark_read(session, actor, await own_notification(session, actor, request.path_params["id"]))
    return see_other(request, PLACE)


async def press_all_read(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        await mark_all_read(session, actor)
    return see_other(request, PLACE, notice=_("All marked as read."))


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor


ROUTES = (
    Route(PLACE, show_notifications, methods=["GET"]),
    Route(PLACE + "/read", press_all_read, methods=["POST"]),
    Route(PLACE + "/{id:int}", open_notification, methods=["GET"]),
    Route(PLACE + "/{id:int}/read", press_read, methods=["POST"]),
)
