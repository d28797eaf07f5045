"""Marking what solved a question; every answer to these offers the way back."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.i18n import _
from forum.threads.actions import accept_answer, mark_solved_without_answer, take_back_acceptance, unmark_solved
from forum.threads.queries import post_url
from forum.web.house import actor_of, house
from forum.web.replies import see_other


async def accept(request: Request) -> Response:
    actor, post_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        before = await accept_answer(session, actor, post_id)
        url = await post_url(session, actor, post_id)
    moved = before.accepted_post_id not in (None, post_id)
    undo = f"/p/{before.accepted_post_id}/accept" if moved else f"/t/{before.id}/unaccept"
    return see_other(request, url, notice=_("The mark has moved.") if moved else _("Marked as solved."), undo=undo)


async def unaccept(request: Request) -> Response:
    async with house(request).database.writing() as session:
        before = await take_back_acceptance(session, actor_of(request), request.path_params["id"])
    undo = f"/p/{before.accepted_post_id}/accept" if before.accepted_post_id else None
    return see_other(request, before.url, notice=_("Taken back. The question is open again."), undo=undo,
                     undo_label=_("Mark it again"))  # fmt: skip


async def solve(request: Request) -> Response:
    async with house(request).database.writing() as session:
        thread = await mark_solved_without_answer(session, actor_of(request), request.path_params["id"])
    return see_other(request, thread.url, notice=_("Marked as solved."), undo=f"/t/{thread.id}/unsolve")


async def unsolve(request: Request) -> Response:
    async with house(request).database.writing() as session:
        before = await unmark_solved(session, actor_of(request), request.path_params["id"])
    answer = before.accepted_post_id
    undo = f"/p/{answer}/accept" if answer else f"/t/{before.id}/solve"
    return see_other(request, before.url, notice=_("Taken back. The question is open again."), undo=undo,
                     undo_label=_("Mark it again"))  # fmt: skip


ROUTES = (
    Route("/p/{id:int}/accept", accept, methods=["POST"]),
    Route("/t/{id:int}/unaccept", unaccept, methods=["POST"]),
    Route("/t/{id:int}/solve", solve, methods=["POST"]),
    Route("/t/{id:int}/unsolve", unsolve, methods=["POST"]),
)
