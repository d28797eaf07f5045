"""From a request to the search that is noted, and to the links by which its results are opened."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.i18n import current_locale
from forum.searches.actions import Looked, note_search
from forum.searches.phrasing import goes_on, noted_words
from forum.searches.policy import is_noted
from forum.tongues import language_of
from forum.web.ahead import is_ahead
from forum.web.house import actor_of, house
from forum.web.readers import is_robot
from forum.web.signing import sign, unsign

COOKIE = "searched"
MINUTE = 60  # seconds after which the same words are another search
LINK = "search result"


async def noted(request: Request, text: str, told: Callable[[str], Looked]) -> int | None:
    """The number of this search; None where it is not counted. `told` says of its words what was found."""
    words = noted_words(text)
    if not words or not is_counted(request):
        return None
    before = last_search(request)
    if before is not None and before[1] == words:
        request.state.searched = (before[0], words)
        return before[0]
    going_on = before[0] if before is not None and goes_on(before[1], words) else None
    async with house(request).database.writing() as session:
        session.writes_unseen()
        number = await note_search(session, told(words), going_on=going_on)
    request.state.searched = (number, words)
    return number


def is_counted(request: Request) -> bool:
    """Nothing is noted of robots, of reading ahead, of staff, and where the forum keeps no searches."""
    wanted = house(request).settings.search_log_days > 0 and is_noted(actor_of(request))
    return wanted and not is_robot(request) and not is_ahead(request)


def spoken(words: str) -> str:
    return language_of(words) or current_locale.get()


def last_search(request: Request) -> tuple[int, str] | None:
    """What this browser looked for within the last minute."""
    known = unsign(house(request).settings.signing_key(), COOKIE, request.cookies.get(COOKIE, ""))
    if known is None or not 0 <= now_of(request) - known[2] <= MINUTE:
        return None
    return int(known[0]), str(known[1])


def remember_search(request: Request, response: Response) -> None:
    """The browser keeps for a minute what it has just looked for."""
    searched = getattr(request.state, "searched", None)
    if searched is not None:
        value = sign(house(request).settings.signing_key(), COOKIE, [*searched, now_of(request)])
        response.set_cookie(COOKIE, value, max_age=MINUTE, httponly=True, samesite="lax", path="/search")


def now_of(request: Request) -> int:
    return int(house(request).database.clock().timestamp())


def result_url(request: Request, search: int | None, found: str, *, place: int, url: str) -> str:
    """The address of a result, by way of a count where the search is counted."""
    if search is None:
        return url
    return f"/search/to/{sign(house(request).settings.signing_key(), LINK, [search, found, place, url])}"


def read_result_url(request: Request) -> Any:
    """What such an address was made of; None for any other."""
    return unsign(house(request).settings.signing_key(), LINK, request.path_params["token"])
