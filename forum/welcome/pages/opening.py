"""The first start: who has the code makes the first account, an admin's, and names the forum. Then gone for good."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions import NewUser
from forum.errors import Invalid, NotThere
from forum.i18n import _, current_locale
from forum.site.looks import NAME_LENGTH
from forum.web.forms import Email, Form, Password, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.sessions import begin_login, set_login_cookie
from forum.web.templating import page
from forum.welcome.actions import open_forum
from forum.welcome.queries import waits_for_admin
from forum.welcome.steps import PLACE, SETUP

OPENING = Form(
    code=Text(max=40, missing=_("Please type the code that “talkoot serve” shows.")),
    site=Text(max=NAME_LENGTH, missing=_("Please give the forum a name.")),
    name=Text(max=30, missing=_("Please choose a name.")),
    email=Email(missing=_("Please write your mail address.")),
    password=Password(missing=_("Please choose a password.")),
)


async def show(request: Request) -> Response:
    if actor_of(request).is_admin:
        return see_other(request, PLACE)
    async with house(request).database.reading() as session:
        if not await waits_for_admin(session):
            raise NotThere
    given = house(request).site.given_name
    return form_page(request, OPENING.blank(code=request.query_params.get("code", "")[:40], site=given))


async def open_it(request: Request) -> Response:
    """Tries are counted for each address, so nobody uses up the owner's; a wrong code gets the form as it was."""
    here, who = house(request), address_of(request)
    async with here.database.writing() as session:
        if not await waits_for_admin(session):
            raise NotThere
        await allow(session, "setup", who, times=10, seconds=600)
    sent = OPENING.read(await read_form(request))
    if not sent.ok:
        return form_page(request, sent, 422)
    try:
        async with here.database.writing() as session:
            user_id = await open_forum(session, sent.values["code"], admin_of(sent), name=sent.values["site"])
            token = await begin_login(session, user_id, request.headers.get("user-agent", ""))
            session.when_committed(here.site.forget)
    except Invalid as invalid:
        return form_page(request, sent.refuse(invalid), 422)
    response = see_other(request, SETUP[0].url, notice=_("The forum is yours. Five short steps are left."))
    set_login_cookie(request, response, token)
    return response


def admin_of(sent: Submission) -> NewUser:
    """Whoever reads the console vouches for the address, so no mail needs to prove it."""
    values = {name: sent.values[name] for name in ("name", "email", "password")}
    return NewUser(**values, locale=current_locale.get(), verified=True, roles=("admin",))


def form_page(request: Request, form: Submission, status: int = 200) -> Response:
    values = {"form": form, "given_name": house(request).site.given_name}
    return page(request, "forum/welcome/opening.html", values, status)
