"""Signing in and out."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts import actions
from forum.accounts.names import key_of
from forum.i18n import _
from forum.web.forms import Form, Hidden, Password, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import begin_login, clear_login_cookie, cookie_name, end_login, set_login_cookie
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
        return page(
            request, "forum/accounts/sign_in.html", {"form": SIGN_IN.blank(next=request.query_params.get("next", ""))}
        )
    sent = SIGN_IN.read(await read_form(request))
    token = await token_for(request, sent) if sent.ok else None
    if token is None:
        return page(request, "forum/accounts/sign_in.html", {"form": sent}, 422)
    response = see_other(request, local(sent.values["next"] or "/"))
    set_login_cookie(request, response, token)
    return response


async def token_for(request: Request, sent: Submission) -> str | None:
    """A fresh login's token, or None with the form saying why. Counted in a transaction of its own, so that wrong
    tries count: ten in five minutes for one account from one address, a hundred in all for the address."""
    login, who = sent.values["login"], address_of(request)
    async with house(request).database.writing() as session:
        await allow(session, "sign-in", f"{who}:{key_of(login)}", times=10, seconds=300)
        await allow(session, "sign-in", who, times=100, seconds=300)
    user_id = await actions.sign_in(house(request).database, login, sent.values["password"])
    if user_id is not None:
        async with house(request).database.writing() as session:
            return await begin_login(session, user_id, request.headers.get("user-agent", ""))
    sent.errors["password"] = _("The name or the password is not right.")
    return None


async def sign_out(request: Request) -> Response:
    token = request.cookies.get(cookie_name(request))
    if token:
        async with house(request).database.writing() as session:
            await end_login(session, token)
    response = see_other(request, "/", notice=_("You are signed out."))
    clear_login_cookie(request, response)
    return response
