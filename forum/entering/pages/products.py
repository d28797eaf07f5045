"""The company's product signs its customers in, and the admin's keys for it."""

import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions.devices import knows_device
from forum.accounts.pages.entering import Entry, enter
from forum.accounts.pages.second import need_proof
from forum.database import Session
from forum.entering import actions
from forum.entering.actions import products
from forum.entering.actions.products import Customer
from forum.entering.pages.admin import keeper
from forum.entering.pages.travelling import LOST, cookie_of, not_signed_in
from forum.entering.product_tokens import KINDS
from forum.entering.queries import product_keys
from forum.entering.vouching import ProviderFault
from forum.errors import Invalid, Words
from forum.i18n import _, current_locale, locale_of
from forum.settings import Settings
from forum.web.admin_menu import admin_nav
from forum.web.forms import Choice, Form, Text, read_form
from forum.web.house import actor_of, address_of, house
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import Partner, is_https
from forum.web.templating import page

log = logging.getLogger("talkoot")
PLACE = "/admin/product-keys"
EXAMPLE = """{"alg": "HS256", "kid": "1"}
{"iss": "shop", "aud": "HOME", "sub": "4711", "jti": "5b0b7a3c",
 "iat": 1767225600, "exp": 1767225660,
 "email": "ann@example.com", "email_verified": true,
 "name": "Ann", "locale": "en", "plan": "Gold"}"""
REFUSED = _("This link is not good any more. Please open the forum from the product once again.")
UNPROVED = _("The product has not proved your address, so it cannot sign you in. Please sign up here.")
NEW = Form(name=Text(max=60, missing=_("Please choose a name.")), kind=Choice(options=KINDS))


async def sign_in(request: Request) -> Response:
    """By a link; a mere look at it (HEAD) must not use it up."""
    token = request.query_params.get("token", "") if request.method == "GET" else ""
    there, here = local(request.query_params.get("next", "/")), house(request)
    try:
        async with here.database.writing() as session:
            await allow(session, "product", address_of(request), times=60, seconds=300)
        async with here.database.writing() as session:
            customer = await products.spend_product_token(session, here.settings, token)
            response, entry = await decided(request, session, customer, there)
    except ProviderFault as fault:
        log.warning("sign-in by the product: %s", fault)
        return quiet(not_signed_in(request, REFUSED))
    return quiet(response or await enter(request, entry, notice=welcome(customer)))


def welcome(customer: Customer) -> Words:
    return _("You are signed in as %(name)s.", name=customer.vouched.name or customer.vouched.email)


async def decided(request: Request, session: Session, customer: Customer, there: str) -> tuple[Response | None, Entry]:
    """Who has signed in with this browser before comes in. Everybody else is asked first, by one click: a link that
    somebody sends around must sign nobody in as its sender, and where people come from, browsers do not tell for sure.
    """
    actor, vouched = actor_of(request), customer.vouched
    if customer.user_id is not None and actor.id in (None, customer.user_id):
        kept = request.cookies.get("device", "")
        if actor.id == customer.user_id or await knows_device(session, customer.user_id, kept):
            await products.welcome_customer(session, customer)
            return None, Entry(customer.user_id, there, Partner(customer.identity_id or 0, vouched.session))
    elif actor.id is None and not vouched.verified:
        return not_signed_in(request, UNPROVED), Entry(0)
    elif actor.id is None and await products.has_account(session, vouched):
        values = {"email": vouched.email, "by_product": True}
        return page(request, "forum/entering/known.html", values, 409), Entry(0)
    token = await actions.keep_arrival(session, "product", vouched, there)
    values = {"vouched": vouched, "is_other": actor.id is not None and customer.user_id is not None}
    response = page(request, "forum/entering/product.html", values)
    response.set_cookie(cookie_of(request), token, max_age=1800, httponly=True, samesite="lax",
                        secure=is_https(request), path="/")  # fmt: skip
    return response, Entry(0)


def quiet(response: Response) -> Response:
    """The token in the address goes nowhere else. Not "no-referrer": with it, browsers send what this page's own
    buttons send as if it came from another site."""
    response.headers["referrer-policy"] = "same-origin"
    response.headers["cache-control"] = "no-store"
    return response


async def connect(request: Request) -> Response:
    """Somebody has agreed that the product's customer is they: once. Who is signed in gives away a key to their account
    by it, so proof is asked for as with any other provider."""
    actor, token = actor_of(request), request.cookies.get(cookie_of(request), "")
    if actor.id is not None:
        await need_proof(request)
    try:
        async with house(request).database.writing() as session:
            waiting = await actions.spend_arrival(session, token)
            if waiting is None or waiting.provider != "product":
                return not_signed_in(request, LOST)
            if actor.id is not None:
                await products.connect_customer(session, actor.id, waiting.vouched)
                return see_other(request, waiting.there, notice=_("Connected."))
            customer = await products.customer_of(session, waiting.vouched)
            entry = await let_in(session, customer, waiting.there, house(request).settings)
    except Invalid as invalid:
        return not_signed_in(request, next(iter(invalid.errors.values())))
    except ProviderFault as fault:
        log.warning("sign-in by the product: %s", fault)
        return not_signed_in(request, REFUSED)
    response = await enter(request, entry, notice=welcome(customer))
    response.delete_cookie(cookie_of(request), path="/", httponly=True, samesite="lax", secure=is_https(request))
    return response


async def let_in(session: Session, customer: Customer, there: str, settings: Settings) -> Entry:
    """Somebody known, or with a new account."""
    vouched = customer.vouched
    if customer.user_id is not None:
        await products.welcome_customer(session, customer)
        return Entry(customer.user_id, there, Partner(customer.identity_id or 0, vouched.session))
    if not vouched.verified or await products.has_account(session, vouched):
        raise ProviderFault("", "an address that is not proved, or of somebody else")
    locale = locale_of(vouched.locale, vouched.locale, settings.languages) or current_locale.get()
    user_id, identity_id = await products.make_customer(session, vouched, locale)
    return Entry(user_id, there, Partner(identity_id, vouched.session))


async def keys(request: Request) -> Response:
    keeper(request)
    return await shown(request, {"form": NEW.blank(kind="HS256")}, 200)


async def shown(request: Request, values: dict[str, Any], status: int) -> Response:
    async with house(request).database.reading() as session:
        more = {"keys": await product_keys(session), "nav_items": await admin_nav(request, session)}
    home = house(request).settings.base_url
    base = {"made": None, "base_url": home, "example": EXAMPLE.replace("HOME", home)}
    return page(request, "forum/entering/product_keys.html", {**base, **more, **values}, status)


async def add_key(request: Request) -> Response:
    actor, here = keeper(request), house(request)
    await need_proof(request)
    sent = NEW.read(await read_form(request))
    if not sent.ok:
        return await shown(request, {"form": sent}, 422)
    async with here.database.writing() as session:
        made = await products.make_key(session, here.settings, actor, sent.values["name"], kind=sent.values["kind"])
    return quiet(await shown(request, {"form": NEW.blank(kind="HS256"), "made": made}, 200))


async def end_key(request: Request) -> Response:
    actor = keeper(request)
    await need_proof(request)
    async with house(request).database.writing() as session:
        await products.end_key(session, actor, request.path_params["id"])
    return see_other(request, PLACE, notice=_("What this key signs does not count any more."))
