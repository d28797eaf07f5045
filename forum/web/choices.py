"""How a reader likes to read: kept with the account, and for a visitor in a cookie.

The cookie's name makes the cache of visitors' pages step aside: whoever has chosen something gets pages of their own.
"""

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from forum.web.house import actor_of

COOKIE = "talkoot-reading"
YEAR = 365 * 24 * 3600
ORDERS = ("votes", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class Choices:
    """In which order answers come, and whether text is set wide."""

    order: str = "votes"
    wide: bool = False


def choices_of(request: Request) -> Choices:
    actor = actor_of(request)
    if actor.is_signed_in:
        return Choices(actor.answer_order, actor.wide)
    order, _dot, width = request.cookies.get(COOKIE, "").partition(".")
    return Choices(order if order in ORDERS else "votes", width == "wide")


def keep_choices(request: Request, response: Response, *, order: str | None = None, wide: bool | None = None) -> None:
    """For a visitor: what is given changes, the rest stays; the usual way to read needs no cookie."""
    before = choices_of(request)
    chosen = replace(before, order=order or before.order, wide=before.wide if wide is None else wide)
    if chosen == Choices():
        response.delete_cookie(COOKIE, path="/")
        return
    text = f"{chosen.order}.{'wide' if chosen.wide else ''}"
    response.set_cookie(COOKIE, text, max_age=YEAR, httponly=True, samesite="lax", path="/")
