"""What people set for themselves: look, password, logins."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts import actions
from forum.accounts.browsers import browser_in_words
from forum.accounts.queries import logins_of, profile_of
from forum.actor import Actor
from forum.errors import Invalid, NotThere, SignInNeeded
from forum.i18n import _
from forum.web.choices import choices_of
from forum.web.forms import Check, Form, Password, Submission, read_form
from forum.web.house import actor_of, house, personal
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.sessions import end_all_logins, end_one_login
from forum.web.slots import fill_slot
from forum.web.templating import page

PASSWORD = Form(
    now_used=Password(missing=_("Please write your present password.")),
    wanted=Password(missing=_("Please choose a password.")),
    tokens_end=Check(),
)


def signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if not actor.is_signed_in:
        raise SignInNeeded
    return actor


async def look(request: Request) -> Response:
    """Colours and width for this reader, and the first steps that they may have put away."""
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        mine = await profile_of(session, actor)
    return page(request, "forum/accounts/look.html", {"guide": mine.guide, "reads_wide": choices_of(request).wide})


async def password(request: Request) -> Response:
    actor, here = signed_in(request), house(request)
    if request.method != "POST":
        return await password_page(request, PASSWORD.blank())
    sent = PASSWORD.read(await read_form(request))
    if sent.ok:
        try:
            async with here.database.writing() as session:  # of its own, so that wrong tries count
                await allow(session, "password", str(actor.id), times=10, seconds=300)
            async with here.database.writing() as session:
                new = actions.NewPassword(**sent.values)
                await actions.change_password(session, actor, new, login_id=personal(request).login_id)
            return see_other(
                request, "/settings/password", notice=_("Your password is changed. Other devices are signed out.")
            )
        except Invalid as invalid:
            sent.refuse(invalid)
    return await password_page(request, sent, 422)


async def password_page(request: Request, form: Submission, status: int = 200) -> Response:
    """Rooms say in the slot `password_form` what else a new password may end."""
    here = house(request)
    async with here.database.reading() as session:
        also = await fill_slot(here, session, actor_of(request), "password_form", {"form": form})
    return page(request, "forum/accounts/password.html", {"form": form, "also": also}, status)


async def logins(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.reading() as session:
        mine = [(login, browser_in_words(login.agent)) for login in await logins_of(session, actor)]
    return page(request, "forum/accounts/logins.html", {"logins": mine, "this": personal(request).login_id})


async def end_one(request: Request) -> Response:
    actor, login_id = signed_in(request), request.path_params["id"]
    async with house(request).database.writing() as session:
        if actor.id is None or login_id >= 2**63 or not await end_one_login(session, actor.id, login_id):
            raise NotThere
    return see_other(request, "/settings/logins", notice=_("This device is signed out."))


async def end_others(request: Request) -> Response:
    actor = signed_in(request)
    async with house(request).database.writing() as session:
        if actor.id is not None:
            await end_all_logins(session, actor.id, but=personal(request).login_id)
    return see_other(request, "/settings/logins", notice=_("All other devices are signed out."))
