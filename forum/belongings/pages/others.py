"""The same for somebody else, by an admin whom they have asked."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.belongings.actions import take_another_name, take_back_leaving, want_takeout, want_to_leave
from forum.belongings.pages.mine import LEAVE
from forum.belongings.policy import may_keep_others_belongings
from forum.belongings.queries import latest_takeout, leaving_of, person_here
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Submission, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/people/{id:int}/data"


def admin(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep_others_belongings(actor):
        raise NotThere
    return actor


def place(request: Request) -> str:
    return f"/admin/people/{request.path_params['id']}/data"


async def show(request: Request) -> Response:
    admin(request)
    return await shown(request, LEAVE.blank(), 200)


async def shown(request: Request, form: Submission, status: int) -> Response:
    async with house(request).database.reading() as session:
        person = await person_here(session, request.path_params["id"])
        values = {
            "person": person,
            "form": form,
            "takeout": await latest_takeout(session, person.id),
            "leaving": await leaving_of(session, person.id),
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/belongings/others.html", values, status)


async def make_file(request: Request) -> Response:
    actor = admin(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        await want_takeout(session, actor, request.path_params["id"])
    return see_other(request, place(request), notice=_("The file is being made. The person is told when it is ready."))


async def rename(request: Request) -> Response:
    actor = admin(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        name = await take_another_name(session, actor, request.path_params["id"])
    return see_other(request, place(request), notice=_("This person is called %(name)s now.", name=name))


async def leave(request: Request) -> Response:
    actor = admin(request)
    await need_proof(request)
    sent = LEAVE.read(await read_form(request))
    if not sent.ok:
        return await shown(request, sent, 422)
    try:
        async with house(request).database.writing() as session:
            await want_to_leave(session, actor, request.path_params["id"], sent.values["posts"])
    except Invalid as invalid:
        return await shown(request, sent.refuse(invalid), 422)
    return see_other(
        request, place(request), notice=_("The account is deleted in 14 days."), undo=place(request) + "/stay"
    )


async def stay(request: Request) -> Response:
    actor = admin(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        await person_here(session, request.path_params["id"])
        await take_back_leaving(session, actor, request.path_params["id"])
    return see_other(request, place(request), notice=_("The account stays."))
