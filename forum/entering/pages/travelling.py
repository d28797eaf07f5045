"""To a provider and back again."""

import logging
from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from forum.accounts.pages.entering import Entry, enter
from forum.accounts.queries import account_by_email
from forum.database import Session
from forum.entering import actions
from forum.entering.actions import Journey
from forum.entering.partners import Trip, partner_of
from forum.entering.queries import active_provider, identity_of, providers
from forum.entering.vouching import Provider, ProviderFault, Vouched, roles_after
from forum.errors import Invalid, Words
from forum.i18n import _
from forum.web.forms import first, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import Partner, is_https
from forum.web.templating import page

log = logging.getLogger("talkoot")
LOST = _("This sign-in was not begun in this browser, or it took too long. Please begin again.")
DECLINED = _("You did not let the provider tell us who you are, so you are not signed in.")
FAILED = _("The provider could not sign you in. Please try again later, or sign in another way.")
ANSWERS = ("code", "state", "iss", "error")


def cookie_of(request: Request) -> str:
    return "__Host-talkoot-way" if is_https(request) else "talkoot-way"


def address_back(request: Request, provider: Provider) -> str:
    """Each provider has one of its own, so that none can answer in another's place."""
    return f"{house(request).settings.base_url}/sign-in/back/{provider.slug}"


async def set_out(request: Request) -> Response:
    """A button on the pages of signing in and up."""
    there = local(first(await read_form(request), "next") or "/")
    return await sent_to(request, Journey(request.path_params["slug"], "enter", None, there))


async def sent_to(request: Request, journey: Journey, *, tried: Provider | None = None) -> Response:
    """A page that leads on by itself: our forms may only lead to ourselves (form-action), and a link needs no more."""
    here = house(request)
    async with here.database.writing() as session:
        await allow(session, "journey", address_of(request), times=60, seconds=300)
        provider = tried or await active_provider(session, here.settings, journey.provider)
        token, trip = await actions.begin_journey(session, journey, address_back(request, provider))
    try:
        url = await partner_of(provider).way_there(provider, trip, here.settings.outgoing_networks)
    except ProviderFault as fault:
        return failed(request, provider, fault)
    response = page(request, "forum/entering/onward.html", {"url": url, "provider": provider})
    response.headers["refresh"] = f"0; url={url}"
    response.headers["cache-control"] = "no-store"
    response.set_cookie(cookie_of(request), token, max_age=600, httponly=True, samesite="lax",
                        secure=is_https(request), path="/")  # fmt: skip
    return response


def failed(request: Request, provider: Provider | None, fault: ProviderFault) -> Response:
    """In the person's words; what exactly was wrong stands in the log."""
    log.warning("sign-in with %s: %s", provider.slug if provider else "a provider", fault)
    return not_signed_in(request, fault.message)


def not_signed_in(request: Request, message: Words) -> Response:
    response = page(request, "forum/entering/failed.html", {"message": message}, 422)
    response.delete_cookie(cookie_of(request), path="/", httponly=True, samesite="lax", secure=is_https(request))
    return response


async def come_back(request: Request) -> Response:
    if request.method == "POST":  # Apple's form comes from its own page, without our cookies: ask again with them
        data = await read_form(request)
        given = {name: first(data, name) or "" for name in ANSWERS}
        return RedirectResponse(f"{request.url.path}?{urlencode(given)}", 303)
    here, slug = house(request), request.path_params["slug"]
    answer = {name: value for name in ANSWERS if (value := request.query_params.get(name))}
    async with here.database.writing() as session:
        await allow(session, "journey-back", address_of(request), times=60, seconds=300)
        token = request.cookies.get(cookie_of(request), "")
        kept = await actions.end_journey(session, token, answer.get("state", ""), slug)
    if kept is None:
        return not_signed_in(request, LOST)
    journey, trip = kept
    return await arrived(request, journey, trip, answer)


async def arrived(request: Request, journey: Journey, trip: Trip, answer: dict[str, str]) -> Response:
    here = house(request)
    async with here.database.reading() as session:
        provider = await provider_of(request, session, journey)
    if "code" not in answer:
        return not_signed_in(request, DECLINED if answer.get("error") == "access_denied" else FAILED)
    trip = replace(trip, back=address_back(request, provider))
    try:
        vouched = await partner_of(provider).vouched_for(
            provider, trip, answer, networks=here.settings.outgoing_networks
        )
    except ProviderFault as fault:
        return failed(request, provider, fault)
    if not vouched.subject:
        return failed(request, provider, ProviderFault(FAILED, "no subject"))
    if journey.purpose == "enter":
        return await let_in(request, provider, vouched, journey.there)
    if actor_of(request).id != journey.user_id:
        return not_signed_in(request, LOST)
    if journey.purpose == "test":
        roles = roles_after((), vouched.groups, provider.roles)
        return page(request, "forum/entering/tested.html", {"provider": provider, "vouched": vouched, "roles": roles})
    return await connected(request, provider, vouched)


async def provider_of(request: Request, session: Session, journey: Journey) -> Provider:
    """Also one that is off yet, where its admin tries it."""
    if journey.purpose == "test":
        known = await providers(session, house(request).settings)
        return next(each for each in known if each.slug == journey.provider)
    return await active_provider(session, house(request).settings, journey.provider)


async def let_in(request: Request, provider: Provider, vouched: Vouched, there: str) -> Response:
    """Who is known comes in; who is new chooses a name. An address lets nobody in: connecting is done inside."""
    async with house(request).database.writing() as session:
        found = await identity_of(session, vouched.issuer, vouched.subject)
        if found is not None:
            await actions.note_use(session, found[0], vouched)
            await actions.follow_groups(session, found[1], provider, vouched.groups)
        elif vouched.verified and await account_by_email(session, vouched.email):
            values = {"provider": provider, "email": vouched.email}
            return page(request, "forum/entering/known.html", values, 409)
        else:
            token = await actions.keep_arrival(session, provider.slug, vouched, there)
    if found is not None:
        return await enter(request, Entry(found[1], there, Partner(found[0], vouched.session)))
    response = see_other(request, "/sign-in/name")
    response.set_cookie(cookie_of(request), token, max_age=1800, httponly=True, samesite="lax",
                        secure=is_https(request), path="/")  # fmt: skip
    return response


async def connected(request: Request, provider: Provider, vouched: Vouched) -> Response:
    """From the settings, where the person is signed in and has asked for it."""
    actor = actor_of(request)
    try:
        async with house(request).database.writing() as session:
            await actions.connect(session, actor.id or 0, provider.slug, vouched)
            await actions.follow_groups(session, actor.id or 0, provider, vouched.groups)
    except Invalid as invalid:
        return not_signed_in(request, next(iter(invalid.errors.values())))
    return see_other(request, "/settings/ways", notice=_("Connected: you can sign in with %(name)s from now on.",
                                                         name=provider.name))  # fmt: skip
