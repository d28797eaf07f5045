"""Who a reader is, where one reader shall count once: a user, or the random name in a visitor's signed cookie; robots
do not count."""

import re
import secrets
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from forum.web.house import actor_of, house
from forum.web.signing import sign, unsign

COOKIE = "reader"
YEAR = 365 * 24 * 3600
ROBOT = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor|^$|^python|^curl|^wget", re.IGNORECASE)


def is_robot(request: Request) -> bool:
    """Whether the reader says of itself that it is a program."""
    return is_program(request.headers.get("user-agent", "")[:300])


@lru_cache(maxsize=1_000)
def is_program(agent: str) -> bool:
    return ROBOT.search(agent) is not None


def reader_of(request: Request) -> str:
    """A visitor without a name gets one now; `name_reader` makes it stay."""
    actor = actor_of(request)
    if actor.id is not None:
        return f"user {actor.id}"
    if not hasattr(request.state, "reader"):
        known = unsign(house(request).settings.signing_key(), COOKIE, request.cookies.get(COOKIE, ""))
        request.state.reader = known if isinstance(known, str) else secrets.token_urlsafe(12)
    return f"visitor {request.state.reader}"


def reader_known(request: Request) -> str | None:
    """The visitor that this browser has been before, also where its owner is signed in now; None for a new one."""
    known = unsign(house(request).settings.signing_key(), COOKIE, request.cookies.get(COOKIE, ""))
    return f"visitor {known}" if isinstance(known, str) else None


def name_reader(request: Request, response: Response) -> None:
    """A visitor keeps the name under which they were counted."""
    if actor_of(request).is_visitor:
        reader_of(request)
        value = sign(house(request).settings.signing_key(), COOKIE, request.state.reader)
        response.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, samesite="lax", path="/")
