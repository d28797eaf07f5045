"""What somebody can sign in with, in their settings."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.entering import actions
from forum.entering.actions import Journey
from forum.entering.pages.travelling import sent_to
from forum.entering.queries import connected, providers
from forum.errors import SignInNeeded
from forum.i18n import _
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/settings/ways"


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor


async def ways(request: Request) -> Response:
    actor, here = signed_in(request), house(request)
    async with here.database.reading() as session:
        known = await providers(session, here.settings)
        mine = await connected(session, actor)
    names = {each.slug: each.name for each in known}
    taken = {each.issuer for each in mine}
    offered = [each for each in known if each.active and each.issuer not in taken]
    return page(request, "forum/entering/ways.html", {"mine": mine, "names": names, "offered": offered})


async def connect(request: Request) -> Response:
    actor = signed_in(request)
    await need_proof(request)
    return await sent_to(request, Journey(request.path_params["slug"], "connect", actor.id, PLACE))


async def remove(request: Request) -> Response:
    actor = signed_in(request)
    await need_proof(request)
    here = house(request)
    async with here.database.writing() as session:
        await actions.disconnect(session, actor, request.path_params["id"], here.settings)
    return see_other(request, PLACE, notice=_("This is no way to sign in any more."))
