"""Choosing a language from the foot of a page."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions import change_language
from forum.web.forms import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import local, see_other


async def choose(request: Request) -> Response:
    """Kept with the account, or in a cookie for visitors."""
    data = await read_form(request)
    wanted, actor, here = first(data, "locale"), actor_of(request), house(request)
    response = see_other(request, local(first(data, "back") or "/"))
    if wanted in here.settings.languages:
        if actor.is_signed_in:
            async with here.database.writing() as session:
                await change_language(session, actor, wanted)
        else:
            response.set_cookie("locale", wanted, max_age=31536000, samesite="lax", httponly=True)
    return response
