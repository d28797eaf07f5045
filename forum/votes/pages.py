"""Pressing the arrows beside a post."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import Invalid
from forum.i18n import _
from forum.threads.actions.weighing import allow_voting
from forum.threads.queries import post_url
from forum.votes.actions import cast_vote, withdraw_vote
from forum.votes.queries import my_vote
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.replies import see_other

VOTES_AN_HOUR = 120
VALUES = {"1": 1, "-1": -1, "0": 0}


async def vote(request: Request) -> Response:
    """`value` is 1, -1, or 0 to take the vote back; the answer is the post itself, with its new score."""
    value = VALUES.get(first(await read_form(request), "value") or "")
    if value is None:
        raise Invalid({"value": _("A vote is up or down.")})
    actor, post_id = actor_of(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        if actor.id is not None:
            await allow(session, "vote", str(actor.id), times=VOTES_AN_HOUR, seconds=3600)
        if value:
            if await my_vote(session, actor, post_id) != value:  # a second click is no second vote
                await allow_voting(session, actor)
            await cast_vote(session, actor, post_id, value)
        else:
            await withdraw_vote(session, actor, post_id)
        return see_other(request, await post_url(session, actor, post_id))


ROUTES = (Route("/p/{id:int}/vote", vote, methods=["POST"]),)
