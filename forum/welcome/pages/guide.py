"""A newcomer's first steps, and an admin's: a card on the first page, put away for good with one press."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.actor import Actor
from forum.database import Session
from forum.errors import SignInNeeded
from forum.i18n import _
from forum.web.forms import first, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import fragment
from forum.welcome.actions import choose_guide
from forum.welcome.queries import guide_of, setup_progress
from forum.welcome.steps import PLACE


async def choose(request: Request) -> Response:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    guide = first(await read_form(request), "guide") or ""
    async with house(request).database.writing() as session:
        await choose_guide(session, actor, guide)
    if guide == "on":
        return see_other(request, "/", notice=_("Your first steps are shown again."))
    return see_other(request, "/", notice=_("Put away. You find them again in your settings."))


async def guide_card(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """On the first page: what is left of setting up for admins, first steps for newcomers."""
    if actor.is_admin and not (way := await setup_progress(session)).is_over:
        return fragment("forum/welcome/_setup_card.html", {"way": way, "url": PLACE})
    found = await guide_of(session, actor)
    return fragment("forum/welcome/_guide_card.html", {"way": found}) if found else ""


async def what_is_left(session: Session) -> str:
    """How far the first start is, as long as it is not over."""
    way = await setup_progress(session)
    return "" if way.is_over else f"{way.percent} %"
