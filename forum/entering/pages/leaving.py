"""Somebody signed out at their provider: its server says so with a signed word, or its page opens one of ours."""

import json
import logging
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from forum.entering.actions import spend_once
from forum.entering.partners.openid import LEEWAY, checked, described
from forum.entering.queries import active_provider, identities_of
from forum.entering.vouching import Provider, ProviderFault, text_of
from forum.web.asgi import POLICY
from forum.web.faults import fault_page
from forum.web.forms import first, read_form
from forum.web.house import address_of, house
from forum.web.limits import allow
from forum.web.sessions import end_partner_logins

log = logging.getLogger("talkoot")
EVENT = "http://schemas.openid.net/event/backchannel-logout"
NO_STORE = {"cache-control": "no-store"}


async def signed_out(request: Request) -> Response:
    here = house(request)
    async with here.database.writing() as session:
        await allow(session, "signed-out", address_of(request), times=600, seconds=300)
        provider = await active_provider(session, here.settings, request.path_params["slug"])
    if request.method != "POST":
        return await by_frame(request, provider)
    try:
        await by_word(request, provider, first(await read_form(request), "logout_token") or "")
    except ProviderFault as fault:
        log.warning("signing out by %s: %s", provider.slug, fault)
        return fault_page(request, 400)
    return Response(status_code=200, headers=NO_STORE)


async def by_word(request: Request, provider: Provider, token: str) -> None:
    """Back-channel logout: ends the logins that the token means; ProviderFault for one that is not as it should be."""
    here = house(request)
    networks = here.settings.outgoing_networks
    claims = (await checked(token, await described(provider.issuer, networks), networks))["claims"]
    check(claims, provider, here.database.clock())
    subject, partner_session = text_of(claims, "sub") or None, text_of(claims, "sid") or None
    async with here.database.writing() as session:
        until = datetime.fromtimestamp(claims["iat"] + 3600, UTC)
        if not await spend_once(session, provider.issuer, claims["jti"], until):
            raise ProviderFault("", "the same word twice")
        found = await identities_of(session, provider.issuer, subject, partner_session)
        await end_partner_logins(session, found, partner_session)


def check(claims: dict[str, Any], provider: Provider, now: datetime) -> None:
    """As OpenID Connect Back-Channel Logout 1.0 asks in its section 2.6."""
    audience = claims.get("aud")
    said_at, jti, events = claims.get("iat"), claims.get("jti"), claims.get("events")
    good = (
        claims.get("iss") == provider.issuer
        and provider.client_id in (audience if isinstance(audience, list) else [audience])
        and isinstance(said_at, int)
        and abs(now.timestamp() - said_at) <= 300 + LEEWAY
        and claims.get("exp", said_at + 300) > now.timestamp() - LEEWAY
        and isinstance(jti, str)
        and isinstance(events, dict)
        and isinstance(events.get(EVENT), dict)
        and "nonce" not in claims
        and bool(text_of(claims, "sub") or text_of(claims, "sid"))
    )
    if not good:
        raise ProviderFault("", f"a word that is not as it should be: {json.dumps(sorted(claims))}")


async def by_frame(request: Request, provider: Provider) -> Response:
    """Front-channel logout: our cookie does not come along in a frame, so the provider's own name of the session, which
    nobody can guess, says who is meant."""
    partner_session = request.query_params.get("sid", "")
    if request.query_params.get("iss") == provider.issuer and len(partner_session) >= 8:
        async with house(request).database.writing() as session:
            found = await identities_of(session, provider.issuer, None, partner_session)
            await end_partner_logins(session, found, partner_session)
    parts = urlsplit(provider.issuer)
    policy = POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {parts.scheme}://{parts.netloc}")
    return Response("", headers={**NO_STORE, "content-security-policy": policy}, media_type="text/html")
