"""The one door: whoever has proved who they are, in whatever way, gets their login here."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions.devices import know_device, note_signing_in
from forum.accounts.actions.second import begin_half
from forum.accounts.factors import factors_of
from forum.errors import Words
from forum.web.house import house
from forum.web.replies import local, see_other
from forum.web.sessions import Partner, begin_login, cookie_name, end_login, is_https, set_login_cookie

YEAR = 31_536_000  # seconds


@dataclass(frozen=True, slots=True)
class Entry:
    """Who comes in, where they go, which provider vouched for them, if one did, and whether nothing more is asked:
    because the second factor was shown, or a passkey, which is both."""

    user_id: int
    there: str = "/"
    partner: Partner | None = None
    is_whole: bool = False


def half_cookie(request: Request) -> str:
    return "__Host-talkoot-half" if is_https(request) else "talkoot-half"


async def enter(request: Request, entry: Entry, *, notice: Words | None = None) -> Response:
    """Signs them in and leads them on; whoever has a second factor is asked for it first."""
    there = local(entry.there or "/")
    async with house(request).database.writing() as session:
        asked = not entry.is_whole and (await factors_of(session, entry.user_id)).any
        if asked:
            token = await begin_half(session, entry.user_id, there, entry.partner)
        else:
            agent = request.headers.get("user-agent", "")
            if before := request.cookies.get(cookie_name(request)):
                await end_login(session, before)  # the browser forgets it, so nobody shall know it
            token = await begin_login(session, entry.user_id, agent, entry.partner)
            await note_signing_in(session, entry.user_id)
            device = await know_device(session, entry.user_id, request.cookies.get("device", ""), agent)
    if asked:
        response = see_other(request, "/sign-in/second", notice=notice)
        response.set_cookie(half_cookie(request), token, max_age=600, httponly=True, samesite="lax",
                            secure=is_https(request), path="/")  # fmt: skip
        return response
    response = see_other(request, there, notice=notice)
    set_login_cookie(request, response, token)
    response.set_cookie("device", device, max_age=YEAR, httponly=True, samesite="lax", secure=is_https(request),
                        path="/")  # fmt: skip
    if half_cookie(request) in request.cookies:
        forget_half(request, response)
    return response


def forget_half(request: Request, response: Response) -> None:
    response.delete_cookie(half_cookie(request), path="/", httponly=True, samesite="lax", secure=is_https(request))
