"""The follow buttons, and the page of what one follows."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from forum.errors import NotThere, SignInNeeded
from forum.following.actions import follow, unfollow
from forum.following.queries import followed_places, followed_threads
from forum.i18n import _
from forum.web.forms import first, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import moved, see_other
from forum.web.templating import page

PLACE = "/settings/following"


async def show_following(request: Request) -> Response:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    cursor = Cursor.read(request, datetime, int)
    after = (cursor.values[0], cursor.values[1]) if cursor.values else None
    async with house(request).database.reading() as session:
        threads = await followed_threads(session, actor, after)
        places = [] if after else await followed_places(session, actor)
    values = {
        "threads": threads.rows,
        "places": places,
        "deep": after is not None,
        "next_url": cursor.next_url(*threads.next) if threads.next else None,
    }
    return page(request, "forum/following/following.html", values)


async def press_follow(request: Request) -> Response:
    kind, subject_id, back = await pressed(request)
    async with house(request).database.writing() as session:
        subject = await follow(session, actor_of(request), kind, subject_id)
    undo = f"/unfollow?kind={kind}&id={subject_id}"
    return see_other(request, back or subject.url, notice=_("You follow this now."), undo=undo)


async def press_unfollow(request: Request) -> Response:
    kind, subject_id, back = await pressed(request)
    async with house(request).database.writing() as session:
        subject = await unfollow(session, actor_of(request), kind, subject_id)
    undo = f"/follow?kind={kind}&id={subject_id}" if subject else None
    return see_other(
        request, back or (subject.url if subject else PLACE), notice=_("You no longer follow this."), undo=undo
    )


async def pressed(request: Request) -> tuple[str, int, str | None]:
    """Kind, id and where to go afterwards, from the form, or from the address where a notice offers to take it back."""
    data = await read_form(request)
    kind = first(data, "kind") or request.query_params.get("kind", "")
    number = first(data, "id") or request.query_params.get("id", "")
    if not (number.isascii() and number.isdigit() and len(number) <= 19):
        raise NotThere
    back = first(data, "back")
    return kind, int(number), PLACE if back == PLACE else None


async def old_place(_request: Request) -> RedirectResponse:
    return moved(PLACE)


ROUTES = (
    Route(PLACE, show_following, methods=["GET"]),
    Route("/following", old_place, methods=["GET"]),
    Route("/follow", press_follow, methods=["POST"]),
    Route("/unfollow", press_unfollow, methods=["POST"]),
)
