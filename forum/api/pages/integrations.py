"""The admin's page of integrations: programs of the forum's own, each with an account and a token."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.accounts.pages.second import need_proof
from forum.actor import SYSTEM, Actor
from forum.api.actions import end_integration_token, make_integration_token
from forum.api.pages.tokens import NEW, blank, days_offered, refuse, scopes_for, unshared, wish_of
from forum.api.policy import may_keep_integrations
from forum.api.queries import integration_tokens
from forum.api.scopes import SCOPES, offered_to
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/integrations"


async def show_integrations(request: Request) -> Response:
    keeper(request)
    return await shown(request, blank(), 200)


async def shown(request: Request, form: Submission, status: int, *, made: str | None = None) -> Response:
    async with house(request).database.reading() as session:
        values = {"tokens": await integration_tokens(session, actor_of(request)), "form": form, "made": made}
        values |= {"nav_items": await admin_nav(request, session), "now": session.now}
    values |= {"scopes": scopes_for(offered_to(SYSTEM)), "days": days_offered(), "words": SCOPES}
    return unshared(page(request, "forum/api/integrations.html", values, status))


async def make(request: Request) -> Response:
    actor = keeper(request)
    await need_proof(request)
    sent = NEW.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                made = await make_integration_token(session, actor, wish_of(sent))
            return await shown(request, blank(), 200, made=made)
        except Invalid as invalid:
            refuse(sent, invalid)
    return await shown(request, sent, 422)


async def end(request: Request) -> Response:
    async with house(request).database.writing() as session:
        await end_integration_token(session, keeper(request), request.path_params["id"])
    return see_other(request, PLACE, notice=_("This token does not count any more."))


def keeper(request: Request) -> Actor:
    """The actor, if there is such a page for them at all."""
    actor = actor_of(request)
    if not may_keep_integrations(actor):
        raise NotThere
    return actor


ROUTES = (
    Route(PLACE, show_integrations, methods=["GET"]),
    Route(PLACE, make, methods=["POST"]),
    Route(PLACE + "/{id:int}/end", end, methods=["POST"]),
)
