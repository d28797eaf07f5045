"""Signing up and proving the address."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forum.accounts import actions, passwords
from forum.accounts.pages.entering import Entry, enter
from forum.accounts.pages.signing_in import other_ways
from forum.accounts.queries import account_by_id
from forum.errors import Invalid, SignInNeeded
from forum.i18n import _, current_locale
from forum.web.forms import Email, Form, Hidden, Password, Submission, Text, first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.templating import page

SIGN_UP = Form(
    name=Text(max=30, missing=_("Please choose a name.")),
    email=Email(missing=_("Please write your mail address.")),
    password=Password(missing=_("Please choose a password.")),
    next=Hidden(max=2000),
)

STRENGTHS = (
    _("Guessed at once"), _("Guessed within a day"), _("Good enough"), _("Good"), _("Very good"),
)  # fmt: skip
TOO_SHORT = _("Too short yet")


async def sign_up(request: Request) -> Response:
    if actor_of(request).is_signed_in:
        return see_other(request, wanted_next(request))
    if request.method != "POST":
        return await sign_up_page(request, SIGN_UP.blank(next=wanted_next(request)), 200)
    sent = SIGN_UP.read(await read_form(request))
    if sent.ok:
        try:
            async with house(request).database.writing() as session:
                await allow(session, "sign-up", address_of(request), times=20, seconds=3600)
                there = local(sent.values.pop("next") or "/")
                await actions.sign_up(session, actions.NewUser(**sent.values, locale=current_locale.get()), there)
            return see_other(request, "/sign-up/sent")
        except Invalid as invalid:
            sent.refuse(invalid)
    return await sign_up_page(request, sent, 422)


async def sign_up_page(request: Request, form: Submission, status: int) -> Response:
    async with house(request).database.reading() as session:
        ways = await other_ways(request, session, form.raw.get("next", ""))
    return page(request, "forum/accounts/sign_up.html", {"form": form, "ways": ways}, status)


def wanted_next(request: Request) -> str:
    """Where they were going when they found that it needs an account."""
    return local(request.query_params.get("next", "/"))


async def strength(request: Request) -> Response:
    """For the script: how soon this password would be guessed, and the word for it."""
    data, who = await read_form(request), address_of(request)
    async with house(request).database.writing() as session:
        await allow(session, "strength", who, times=300, seconds=300)
    others = [each for each in data.get("others", []) if len(each) <= 254][:3]
    found = await passwords.strength_in_turn(first(data, "password") or "", *others)
    words = STRENGTHS[found] if len(first(data, "password") or "") >= passwords.SHORTEST else TOO_SHORT
    return JSONResponse({"strength": found, "words": str(words)}, headers={"cache-control": "no-store"})


async def sent(request: Request) -> Response:
    return page(request, "forum/accounts/sent.html")


async def verify(request: Request) -> Response:
    """A button, since mail scanners open links; pressing it proves the address and signs in."""
    if request.method != "POST":
        return page(request, "forum/accounts/verify.html")
    async with house(request).database.writing() as session:
        await allow(session, "verify", address_of(request), times=30, seconds=3600)
        user_id = await actions.verify(session, request.path_params["token"])
    if user_id is None:
        return page(request, "forum/accounts/bad_link.html", {"again": "/verify"}, 410)
    return await enter(request, Entry(user_id, wanted_next(request)), notice=_("Your address is confirmed. Welcome."))


async def send_again(request: Request) -> Response:
    """For who signed in before proving their address: the link once more."""
    actor = actor_of(request)
    if actor.id is None:
        raise SignInNeeded
    if actor.verified:
        return see_other(request, "/", notice=_("Your address is already confirmed."))
    if request.method != "POST":
        return page(request, "forum/accounts/send_again.html")
    async with house(request).database.writing() as session:
        await allow(session, "verify-mail", str(actor.id), times=3, seconds=6 * 3600)
        account = await account_by_id(session, actor.id)
        if account is not None:
            await actions.send_verification(session, account)
    return see_other(request, "/sign-up/sent")
