"""The page on which somebody new, for whom a provider vouches, chooses a name."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.names import handle_from
from forum.accounts.pages.entering import Entry, enter
from forum.entering import actions
from forum.entering.actions.arriving import Waiting
from forum.entering.pages.travelling import LOST, cookie_of, not_signed_in
from forum.entering.queries import active_provider
from forum.entering.vouching import Provider
from forum.errors import Invalid
from forum.i18n import _, current_locale
from forum.web.forms import Email, Form, Submission, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.sessions import Partner, is_https
from forum.web.templating import page

NAME = Text(max=30, missing=_("Please choose a name."))
PROVED = Form(name=NAME)
UNPROVED = Form(name=NAME, email=Email(missing=_("Please write your mail address.")))


async def choose_name(request: Request) -> Response:
    here, token = house(request), request.cookies.get(cookie_of(request), "")
    if actor_of(request).is_signed_in:
        return see_other(request, "/")
    async with here.database.reading() as session:
        waiting = await actions.take_arrival(session, token)
        provider = await active_provider(session, here.settings, waiting.provider) if waiting else None
    if waiting is None or provider is None:
        return not_signed_in(request, LOST)
    if request.method != "POST":
        suggested = UNPROVED.blank(name=suggestion(waiting), email=waiting.vouched.email)
        return name_page(request, suggested, waiting, provider, status=200)
    sent = (PROVED if waiting.vouched.verified else UNPROVED).read(await read_form(request))
    if sent.ok:
        try:
            return await begun(request, token, sent, provider, waiting=waiting)
        except Invalid as invalid:
            sent.refuse(invalid)
    return name_page(request, sent, waiting, provider, status=422)


def suggestion(waiting: Waiting) -> str:
    name = handle_from(waiting.vouched.name or waiting.vouched.email.partition("@")[0])
    return "" if name == "user" else name


def name_page(request: Request, form: Submission, waiting: Waiting, provider: Provider, *, status: int) -> Response:
    values = {"form": form, "provider": provider, "vouched": waiting.vouched}
    return page(request, "forum/entering/name.html", values, status)


async def begun(request: Request, token: str, sent: Submission, provider: Provider, *, waiting: Waiting) -> Response:
    """Signed in where the provider has proved the address; else the mailed link does it, and says so to everybody."""
    vouched = waiting.vouched
    new = actions.NewName(sent.values["name"], sent.values.get("email", vouched.email), current_locale.get())
    async with house(request).database.writing() as session:
        await allow(session, "sign-up", address_of(request), times=20, seconds=3600)
        made = await actions.make_arrived(session, token, new, provider)
    if made is None or not vouched.verified:
        response: Response = see_other(request, "/sign-up/sent")
    else:
        response = await enter(request, Entry(made[0], waiting.there, Partner(made[1], vouched.session)))
    response.delete_cookie(cookie_of(request), path="/", httponly=True, samesite="lax", secure=is_https(request))
    return response
