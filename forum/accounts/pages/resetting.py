"""A forgotten password."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts import actions
from forum.accounts.actions.tokens import token_is_good
from forum.accounts.names import email_key_of
from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Email, Form, Password, read_form
from forum.web.house import address_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.templating import page

ASK = Form(email=Email(missing=_("Please write your mail address.")))
CHOOSE = Form(password=Password(missing=_("Please choose a password.")))


async def ask(request: Request) -> Response:
    if request.method != "POST":
        return page(request, "forum/accounts/reset.html", {"form": ASK.blank(), "sent": False})
    sent = ASK.read(await read_form(request))
    if not sent.ok:
        return page(request, "forum/accounts/reset.html", {"form": sent, "sent": False}, 422)
    async with house(request).database.writing() as session:
        await allow(session, "reset", email_key_of(sent.values["email"]), times=5, seconds=86400)
        await allow(session, "reset", address_of(request), times=30, seconds=3600)
        await actions.request_reset(session, sent.values["email"])
    return page(request, "forum/accounts/reset.html", {"form": sent, "sent": True})


async def choose(request: Request) -> Response:
    token, here = request.path_params["token"], house(request)
    if request.method != "POST":
        async with here.database.reading() as session:
            good = await token_is_good(session, token, "reset")
        if not good:
            return bad_link(request)
        return page(request, "forum/accounts/choose_password.html", {"form": CHOOSE.blank()})
    sent = CHOOSE.read(await read_form(request))
    if sent.ok:
        try:
            async with here.database.writing() as session:
                done = await actions.reset_password(session, token, sent.values["password"])
            if done is None:
                return bad_link(request)
            return see_other(request, "/sign-in", notice=_("Your password is changed. Please sign in with it."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return page(request, "forum/accounts/choose_password.html", {"form": sent}, 422)


def bad_link(request: Request) -> Response:
    return page(request, "forum/accounts/bad_link.html", {"again": "/reset"}, 410)
