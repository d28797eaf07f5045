"""Deleting a post after a question, and bringing it back."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.i18n import _
from forum.threads import policy
from forum.threads.actions import delete_post, undelete_post
from forum.threads.queries import post_url, visible_post, visible_thread
from forum.threads.refusals import require
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page


async def show_delete(request: Request) -> Response:
    """Are you sure? For those who have no script to ask it on the spot."""
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        post = await visible_post(session, actor, request.path_params["id"])
        thread = await visible_thread(session, actor, post.thread_id)
        require(policy.may_delete(actor, post, thread, session.now), actor, session.now)
    return page(request, "forum/threads/delete.html", {"thread": thread, "post": post})


async def delete(request: Request) -> Response:
    actor, post_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        await delete_post(session, actor, post_id)
        url = await post_url(session, actor, post_id)
    return see_other(request, url, notice=_("Deleted."), undo=f"/p/{post_id}/undelete", undo_label=_("Bring it back"))


async def undelete(request: Request) -> Response:
    actor, post_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        await undelete_post(session, actor, post_id)
        url = await post_url(session, actor, post_id)
    return see_other(request, url, notice=_("It is back."))


ROUTES = (
    Route("/p/{id:int}/delete", show_delete, methods=["GET"]),
    Route("/p/{id:int}/delete", delete, methods=["POST"]),
    Route("/p/{id:int}/undelete", undelete, methods=["POST"]),
)
