"""The switch of hints, among one's settings."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import SignInNeeded
from forum.i18n import _
from forum.tone.actions import choose_hints
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other


async def switch(request: Request) -> Response:
    """`hints` is on or off."""
    on, actor = first(await read_form(request), "hints") == "on", actor_of(request)
    if actor.is_visitor:
        raise SignInNeeded
    async with house(request).database.writing() as session:
        await choose_hints(session, actor, on=on)
    return see_other(request, "/settings/look#tone", notice=_("Hints are on.") if on else _("Hints are off."))
