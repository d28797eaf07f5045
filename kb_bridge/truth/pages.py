"""One tap: whether a solution still works, whether an article is still right."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.i18n import _
from forum.threads.queries import visible_thread
from forum.web.bodies import first
from forum.web.forms import read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from kb_bridge.pages.editing import editor
from kb_bridge.truth.actions.confirming import confirm_article
from kb_bridge.truth.actions.doubting import say_works


async def say(request: Request) -> Response:
    """`works` is yes or no."""
    sent, thread_id = first(await read_form(request), "works"), request.path_params["id"]
    if sent not in ("yes", "no"):
        async with house(request).database.reading() as session:
            thread = await visible_thread(session, actor_of(request), thread_id)
        return see_other(request, thread.url, notice=_("Please say yes or no."))
    async with house(request).database.writing() as session:
        thread = await say_works(session, actor_of(request), thread_id, works=sent == "yes")
    there = f"{thread.url}#post-{thread.accepted_post_id}"
    return see_other(request, there, notice=_("Thank you. Your answer is counted."))


async def confirm(request: Request) -> Response:
    actor, article_id = editor(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        await confirm_article(session, actor, article_id)
    return see_other(request, "/kb/editor#check-title", notice=_("Still right: the article has left the list."))


ROUTES = (
    Route("/t/{id:int}/still-works", say, methods=["POST"]),
    Route("/kb/{id:int}/still-right", confirm, methods=["POST"]),
)
