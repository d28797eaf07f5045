"""Having the weekly letter or not: by the link in it, signed out too, or at what recurs."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import _
from forum.web.bodies import first
from forum.web.forms import read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page
from kb_bridge.letters.actions import choose_weekly_letter
from kb_bridge.letters.writing import reader_in
from kb_bridge.pages.editing import editor

STOP = "/unsubscribe/weekly/{token}"


async def ask(request: Request) -> Response:
    """Looking changes nothing, since mail programs look at links too."""
    async with house(request).database.reading() as session:
        await whose(request, session)
    return page(request, "kb_bridge/weekly.html", {"token": request.path_params["token"], "done": False})


async def stop(request: Request) -> Response:
    """No redirect afterwards: mail programs do not follow one."""
    async with house(request).database.writing() as session:
        await choose_weekly_letter(session, await whose(request, session), wanted=False)
    return page(request, "kb_bridge/weekly.html", {"token": request.path_params["token"], "done": True})


async def whose(request: Request, session: Session) -> Actor:
    user_id = reader_in(house(request).settings, request.path_params["token"])
    actor = await actor_by_id(session, user_id) if user_id else None
    if actor is None:
        raise NotThere
    return actor


async def choose(request: Request) -> Response:
    """`letter` is yes or no."""
    actor, sent = editor(request), first(await read_form(request), "letter")
    if sent not in ("yes", "no"):
        return see_other(request, "/kb/editor/recurring", notice=_("Please say yes or no."))
    async with house(request).database.writing() as session:
        await choose_weekly_letter(session, actor, wanted=sent == "yes")
    notice = _("You get it each Monday when something moves.") if sent == "yes" else _("No more weekly letters.")
    return see_other(request, "/kb/editor/recurring", notice=notice)


ROUTES = (
    Route(STOP, ask, methods=["GET"]),
    Route(STOP, stop, methods=["POST"]),
    Route("/kb/editor/recurring/letter", choose, methods=["POST"]),
)
