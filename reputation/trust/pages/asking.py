"""Asking somebody to look at one's question, and choosing whether one may be asked."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.i18n import _
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from reputation.trust.actions import ask_to_help, choose_to_be_asked

SETTINGS = "/settings/notices"


async def ask(request: Request) -> Response:
    text = first(await read_form(request), "user") or ""
    user_id = int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
    async with house(request).database.writing() as session:
        thread = await ask_to_help(session, actor_of(request), request.path_params["id"], user_id)
    return see_other(request, thread.url, notice=_("Asked. They are told that you would like their help."))


async def choose(request: Request) -> Response:
    wanted = first(await read_form(request), "asked")
    if wanted not in ("yes", "no"):
        return see_other(request, SETTINGS)
    async with house(request).database.writing() as session:
        await choose_to_be_asked(session, actor_of(request), wanted == "yes")
    return see_other(request, SETTINGS, notice=_("Saved."))


ROUTES = [
    Route("/t/{id:int}/ask-somebody", ask, methods=["POST"]),
    Route("/settings/notices/asked", choose, methods=["POST"]),
]
