"""The follow buttons, and the page of what one hears of."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from forum.errors import Invalid, NotThere, SignInNeeded
from forum.following.actions import follow, unfollow
from forum.following.levels import AT_FIRST, LEVELS
from forum.following.queries import Subject, chosen_level, chosen_places, chosen_threads
from forum.i18n import _
from forum.web.forms import first, read_form
from forum.web.house import actor_of, house
from forum.web.paging import Cursor
from forum.web.replies import moved, see_other
from forum.web.templating import page

PLACE = "/settings/following"
SAID = {
    "every": _("You hear of every post there from now on."),
    "new": _("You follow this now."),
    "own": _("You no longer follow this. You still hear of mentions and of answers to you."),
    "mute": _("You hear nothing of this any more."),
}


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a follow button says: the subject, the level that is wanted, and where to go afterwards."""

    kind: str
    id: int
    level: str
    back: str | None


async def show_following(request: Request) -> Response:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    cursor = Cursor.read(request, datetime, int)
    after = (cursor.values[0], cursor.values[1]) if cursor.values else None
    async with house(request).database.reading() as session:
        threads = await chosen_threads(session, actor, after)
        places = [] if after else await chosen_places(session, actor)
    values = {
        "threads": threads.rows,
        "places": places,
        "deep": after is not None,
        "next_url": cursor.next_url(*threads.next) if threads.next else None,
    }
    return page(request, "forum/following/following.html", values)


async def press_follow(request: Request) -> Response:
    wish = await pressed(request)
    async with house(request).database.writing() as session:
        before = await chosen_level(session, actor_of(request), wish.kind, wish.id)
        subject = await follow(session, actor_of(request), wish.kind, wish.id, level=wish.level or None)
    level = wish.level or AT_FIRST[wish.kind]
    undo = f"/follow?kind={wish.kind}&id={wish.id}&level={before or 'own'}" if subject else None
    return see_other(request, place_after(wish, subject), notice=SAID[level], undo=undo)


async def press_unfollow(request: Request) -> Response:
    wish = await pressed(request)
    async with house(request).database.writing() as session:
        before = await chosen_level(session, actor_of(request), wish.kind, wish.id)
        subject = await unfollow(session, actor_of(request), wish.kind, wish.id)
    undo = f"/follow?kind={wish.kind}&id={wish.id}&level={before}" if subject and before else None
    return see_other(request, place_after(wish, subject), notice=SAID["own"], undo=undo)


async def pressed(request: Request) -> Pressed:
    """From the form, or from the address where a notice offers to take it back."""
    data = await read_form(request)
    kind, number, level = (first(data, name) or request.query_params.get(name, "") for name in ("kind", "id", "level"))
    if not (number.isascii() and number.isdigit() and len(number) <= 19):
        raise NotThere
    if level and level not in LEVELS:
        raise Invalid({"level": _("Please choose one of the list.")})
    return Pressed(kind, int(number), level, PLACE if first(data, "back") == PLACE else None)


def place_after(wish: Pressed, subject: Subject | None) -> str:
    return wish.back or (subject.url if subject else PLACE)


async def old_place(_request: Request) -> RedirectResponse:
    return moved(PLACE)


ROUTES = (
    Route(PLACE, show_following, methods=["GET"]),
    Route("/following", old_place, methods=["GET"]),
    Route("/follow", press_follow, methods=["POST"]),
    Route("/unfollow", press_unfollow, methods=["POST"]),
)
