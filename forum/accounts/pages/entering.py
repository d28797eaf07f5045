"""The one door: whoever has proved who they are, in whatever way, gets their login here."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Words
from forum.web.house import house
from forum.web.replies import local, see_other
from forum.web.sessions import Partner, begin_login, set_login_cookie


@dataclass(frozen=True, slots=True)
class Entry:
    """Who comes in, where they go, and which provider vouched for them, if one did."""

    user_id: int
    there: str = "/"
    partner: Partner | None = None


async def enter(request: Request, entry: Entry, *, notice: Words | None = None) -> Response:
    """Signs them in and leads them on."""
    async with house(request).database.writing() as session:
        token = await begin_login(session, entry.user_id, request.headers.get("user-agent", ""), entry.partner)
    response = see_other(request, local(entry.there or "/"), notice=notice)
    set_login_cookie(request, response, token)
    return response
