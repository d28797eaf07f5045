""" "Did this help?" under an accepted answer, and what became of one's own answers."""

from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere, SignInNeeded
from forum.i18n import _
from forum.people.queries import person_named
from forum.reading.actions.helping import say_helpful
from forum.reading.queries.helped import helpful_answers
from forum.threads.queries import post_url
from forum.web.bodies import first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.readers import name_reader, reader_of
from forum.web.replies import see_other
from forum.web.templating import fragment, page

A_DAY = 60  # from one address: a household, a school


async def say(request: Request) -> Response:
    """`helpful` is yes or no; a visitor is known by a cookie, so that nobody counts twice."""
    sent, actor, post_id = first(await read_form(request), "helpful"), actor_of(request), request.path_params["id"]
    if sent not in ("yes", "no"):
        return see_other(request, f"/p/{post_id}", notice=_("Please say yes or no."))
    here = house(request)
    async with here.database.writing() as session:  # of its own, so that what is refused counts as well
        await allow(session, "helpful", address_of(request), times=A_DAY, seconds=86400)
    async with here.database.writing() as session:
        await say_helpful(session, actor, post_id, reader=reader_of(request), helpful=sent == "yes")
        reply = see_other(request, await post_url(session, actor, post_id), notice=_("Thank you. Your reply counts."))
    name_reader(request, reply)
    return reply


async def show_helped(request: Request) -> Response:
    """For oneself, and for moderators: how many people each accepted answer has helped."""
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        person = await person_named(session, request.path_params["name"])
        if person.id != actor.id and not actor.is_moderator:
            raise NotThere
        answers = await helpful_answers(session, actor, person.id)
    known = [each for each in answers if each.helped.is_known]
    values = {"person": person, "answers": answers, "people": sum(each.helped.people[0] for each in known)}
    return page(request, "forum/reading/helped.html", values)


async def helped_link(_session: Session, actor: Actor, subject: dict[str, Any]) -> Markup | str:
    """On one's own page: the way to what one's answers did."""
    if actor.id != subject["user_id"] and not actor.is_moderator:
        return ""
    return fragment("forum/reading/_helped_link.html", {"name": subject["name"]})
