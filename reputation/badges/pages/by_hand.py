"""Giving a badge by hand, taking one back, and the log of both."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.people.queries import person_named
from forum.web.forms import Form, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.once import once
from forum.web.paging import Cursor
from forum.web.replies import see_other
from forum.web.templating import page
from reputation.badges.actions.by_hand import give_by_hand, take_back
from reputation.badges.declared import BY_ID
from reputation.badges.grounds import Badge, imported_badge
from reputation.badges.policy import may_give_badges
from reputation.badges.queries.shown import award_of_id, badge_named, by_hand
from reputation.badges.wording import what_for

A_PAGE = 50
GIVE = Form(
    person=Text(max=60, missing=_("Write the name of an account.")),
    reason=LongText(max=500, missing=_("Say what for.")),
    form_key=Text(required=False),
)
TAKE = Form(reason=LongText(max=500, missing=_("Say why.")))


async def show_giving(request: Request) -> Response:
    return await giving(request, GIVE.blank(person=request.query_params.get("person", "")[:60]))


async def give(request: Request) -> Response:
    actor, sub = keeper(request), GIVE.read(await read_form(request))
    url = f"/badges/{request.path_params['badge']}"
    if sub.ok:
        try:
            async with house(request).database.writing() as session:
                badge = await badge_named(session, request.path_params["badge"])
                async with once(session, actor, sub.values["form_key"]) as ticket:
                    if not ticket.result:
                        user_id = await somebody(session, sub.values["person"])
                        await give_by_hand(session, actor, badge, user_id=user_id, reason=sub.values["reason"])
                        ticket.result = url
            return see_other(request, url, notice=_("Given. They have been told."))
        except Invalid as invalid:
            sub.refuse(invalid)
    return await giving(request, sub, status=422)


async def somebody(session: Session, name: str) -> int:
    try:
        return (await person_named(session, name.removeprefix("@"))).id
    except NotThere:
        raise Invalid({"person": _("Nobody here is called that.")}) from None


async def giving(request: Request, form: Submission, *, status: int = 200) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        badge = await badge_named(session, request.path_params["badge"])
    values = {"badge": badge, "words": what_for(badge), "form": form}
    return page(request, "reputation/badge_give.html", values, status=status)


async def show_log(request: Request) -> Response:
    """What staff gave and took, the newest first."""
    keeper(request)
    cursor = Cursor.read(request, int)
    async with house(request).database.reading() as session:
        rows = await by_hand(session, after=cursor.values[0] if cursor.values else None, most=A_PAGE + 1)
    values = {
        "rows": [(row, name_of(row)) for row in rows[:A_PAGE]],
        "next_url": cursor.next_url(rows[A_PAGE - 1]["id"]) if len(rows) > A_PAGE else None,
        "first": cursor.values is None,
    }
    return page(request, "reputation/badge_log.html", values)


async def show_taking(request: Request) -> Response:
    return await taking(request, TAKE.blank())


async def take(request: Request) -> Response:
    actor, sub = keeper(request), TAKE.read(await read_form(request))
    if not sub.ok:
        return await taking(request, sub, status=422)
    async with house(request).database.writing() as session:
        badge_id = await take_back(session, actor, request.path_params["award"], reason=sub.values["reason"])
    return see_other(request, f"/badges/{badge_id}", notice=_("Taken back."))


async def taking(request: Request, form: Submission, *, status: int = 200) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        row = await award_of_id(session, request.path_params["award"])
    return page(request, "reputation/badge_take.html", {"row": row, "badge": name_of(row), "form": form}, status=status)


def name_of(row: Any) -> Badge:
    return BY_ID.get(row["badge"]) or imported_badge(row["own_name"] or row["badge"], row["kind"])


def keeper(request: Request) -> Actor:
    """The actor, if there are such pages for them at all."""
    actor = actor_of(request)
    if not may_give_badges(actor):
        raise NotThere
    return actor


ROUTES = [
    Route("/badges/{badge}/give", show_giving, methods=["GET"]),
    Route("/badges/{badge}/give", give, methods=["POST"]),
    Route("/mod/badges", show_log, methods=["GET"]),
    Route("/mod/badges/{award:int}", show_taking, methods=["GET"]),
    Route("/mod/badges/{award:int}", take, methods=["POST"]),
]
