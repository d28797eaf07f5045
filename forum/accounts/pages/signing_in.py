"""Signing in and out."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from forum.accounts import actions
from forum.accounts.names import key_of
from forum.accounts.pages.entering import Entry, enter
from forum.database import Session
from forum.i18n import _
from forum.web.forms import Form, Hidden, Password, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import clear_login_cookie, cookie_name, end_login
from forum.web.slots import fill_slot
from forum.web.templating import page

SIGN_IN = Form(
    login=Text(max=254, missing=_("Please write your name or mail address.")),
    password=Password(missing=_("Please write your password.")),
    next=Hidden(max=2000),
)


async def sign_in(request: Request) -> Response:
    if actor_of(request).is_signed_in:
        return see_other(request, local(request.query_params.get("next", "/")))
    if request.method != "POST":
        return await sign_in_page(request, SIGN_IN.blank(next=request.query_params.get("next", "")), 200)
    sent = SIGN_IN.read(await read_form(request))
    user_id = await proved(request, sent) if sent.ok else None
    if user_id is None:
        return await sign_in_page(request, sent, 422)
    return await enter(request, Entry(user_id, sent.values["next"] or "/"))


async def sign_in_page(request: Request, form: Submission, status: int) -> Response:
    """With the other ways in that there are."""
    async with house(request).database.reading() as session:
        ways = await other_ways(request, session, form.raw.get("next", ""))
    return page(request, "forum/accounts/sign_in.html", {"form": form, "ways": ways}, status)


async def other_ways(request: Request, session: Session, there: str) -> list[Markup]:
    return await fill_slot(house(request), session, actor_of(request), "ways_in", {"next": there})


async def proved(request: Request, sent: Submission) -> int | None:
    """Whose name and password these are, or None with the form saying why not. Counted in a transaction of its own, so
    that wrong tries count: ten in five minutes for one account from one address, a hundred in all for the address."""
    login, who = sent.values["login"], address_of(request)
    async with house(request).database.writing() as session:
        await allow(session, "sign-in", f"{who}:{key_of(login)}", times=10, seconds=300)
        await allow(session, "sign-in", who, times=100, seconds=300)
    user_id = await actions.sign_in(house(request).database, login, sent.values["password"])
    if user_id is None:
        sent.errors["password"] = _("The name or the password is not right.")
    return user_id


async def sign_out(request: Request) -> Response:
    token = request.cookies.get(cookie_name(request))
    if token:
        async with house(request).database.writing() as session:
            await end_login(session, token)
    response = see_other(request, "/", notice=_("You are signed out."))
    clear_login_cookie(request, response)
    return response
