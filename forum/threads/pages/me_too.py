"""Saying "I have this too", and taking it back."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.i18n import _
from forum.threads.actions import add_me_too, take_back_me_too
from forum.web.house import actor_of, house
from forum.web.replies import see_other


async def add(request: Request) -> Response:
    async with house(request).database.writing() as session:
        thread = await add_me_too(session, actor_of(request), request.path_params["id"])
    undo = f"/t/{thread.id}/me-too/take-back"
    return see_other(request, thread.url, notice=_("Noted: you have this too."), undo=undo)


async def take_back(request: Request) -> Response:
    async with house(request).database.writing() as session:
        thread = await take_back_me_too(session, actor_of(request), request.path_params["id"])
    return see_other(request, thread.url, notice=_("Taken back."))


ROUTES = (
    Route("/t/{id:int}/me-too", add, methods=["POST"]),
    Route("/t/{id:int}/me-too/take-back", take_back, methods=["POST"]),
)
