"""OpenID Connect: discovery, the code flow with PKCE, and the checks of an id token."""

import hmac
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from forum.entering.partners.door import AWAY, client_of, fetched
from forum.entering.vouching import Provider, ProviderFault, Vouched, vouched_from
from forum.i18n import _
from forum.outgoing import OutgoingFailed, OutgoingRefused

if TYPE_CHECKING:
    from forum.entering.partners import Trip

WELL_KNOWN = "/.well-known/openid-configuration"
FRESH = 600.0  # seconds for which what a provider says of itself is believed
LEEWAY = 60  # seconds by which clocks may differ
# Signatures by a key that the provider alone has. No "none", and no HMAC, whose key the provider's other clients share
# with nobody but which a confused check would take from what is public.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
UNSURE = _("What the provider sent does not prove who you are. Please begin again.")
_kept: dict[str, tuple[float, Any]] = {}


async def described(issuer: str, networks: Sequence[str]) -> dict[str, Any]:
    """What the provider says of itself, if it says it in its own name (mix-up of issuers)."""
    found = await remembered(issuer.rstrip("/") + WELL_KNOWN, networks)
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if not isinstance(found, dict) or not all(isinstance(found.get(each), str) for each in needed):
        raise ProviderFault(AWAY, f"{issuer} describes no sign-in")
    if found.get("issuer") != issuer:
        raise ProviderFault(AWAY, f"{issuer} says that it is {found.get('issuer')!r}")
    return found


async def remembered(url: str, networks: Sequence[str], *, afresh: bool = False) -> Any:
    until, found = _kept.get(url, (0.0, None))
    if afresh or monotonic() > until:
        found = await fetched(url, networks)
        _kept[url] = (monotonic() + FRESH, found)
    return found


async def way_there(provider: Provider, trip: "Trip", networks: Sequence[str]) -> str:
    about = await described(provider.issuer, networks)
    more = {"response_mode": "form_post"} if provider.kind == "apple" else {}
    async with client_of(provider, trip.back, networks) as client:
        url, _state = client.create_authorization_url(
            about["authorization_endpoint"], state=trip.state, code_verifier=trip.verifier, nonce=trip.nonce, **more
        )
    return str(url)


async def vouched_for(provider: Provider, trip: "Trip", answer: dict[str, str], *, networks: Sequence[str]) -> Vouched:
    about = await described(provider.issuer, networks)
    check_issuer(about, answer)
    token = await token_for(provider, trip, answer["code"], about=about, networks=networks)
    claims = await checked(str(token.get("id_token", "")), about, networks)
    validate(claims, provider, nonce=trip.nonce, access_token=str(token.get("access_token", "")))
    return vouched_from(claims["claims"], provider.groups_claim)


def check_issuer(about: Mapping[str, Any], answer: Mapping[str, str]) -> None:
    """RFC 9207: an answer says whose it is, so that one provider's code is never handed to another."""
    said = answer.get("iss")
    wanted = about.get("authorization_response_iss_parameter_supported") is True
    if said != about["issuer"] and (wanted or said is not None):
        raise ProviderFault(UNSURE, f"an answer of {said!r} instead of {about['issuer']}")


async def token_for(
    provider: Provider, trip: "Trip", code: str, *, about: Mapping[str, Any], networks: Sequence[str]
) -> dict[str, Any]:
    """What the provider gives for the code; it asks for the verifier, and for our secret."""
    from authlib.integrations.base_client import OAuthError
    from httpx2 import HTTPError

    offered = about.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    method = next((each for each in ("client_secret_basic", "client_secret_post") if each in offered), None)
    options = {"token_endpoint_auth_method": method} if provider.secret and method else {}
    try:
        async with client_of(provider, trip.back, networks, **options) as client:
            found = await client.fetch_token(about["token_endpoint"], code=code, code_verifier=trip.verifier)
            return dict(found)
    except (OAuthError, HTTPError, OutgoingRefused, OutgoingFailed, ValueError) as wrong:
        raise ProviderFault(UNSURE, f"{provider.slug} gives no token: {wrong}") from wrong


async def checked(token: str, about: Mapping[str, Any], networks: Sequence[str]) -> dict[str, Any]:
    """Claims and header of a token that a key of the provider has signed; keys that are new are fetched once."""
    from joserfc import jwt
    from joserfc.errors import InvalidKeyIdError, JoseError
    from joserfc.jwk import KeySet
    from joserfc.jws import JWSRegistry

    registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
    fault: Exception | None = None
    for afresh in (False, True):
        try:
            keys = KeySet.import_key_set(await remembered(about["jwks_uri"], networks, afresh=afresh))
            found = jwt.decode(token, keys, registry=registry)
            return {"claims": found.claims, "header": found.header}
        except InvalidKeyIdError as wrong:
            fault = wrong
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as wrong:
            fault = wrong
            break
    raise ProviderFault(UNSURE, f"a token of {about['issuer']} is not signed as it should be: {fault!r}")


def validate(token: Mapping[str, Any], provider: Provider, *, nonce: str, access_token: str) -> None:
    """Of that issuer, for us, in time, an answer to what we asked; ProviderFault otherwise."""
    from authlib.oidc.core import CodeIDToken
    from joserfc.errors import JoseError

    options = {"iss": {"essential": True, "value": provider.issuer}, "sub": {"essential": True},
               "aud": {"essential": True, "value": provider.client_id}}  # fmt: skip
    params = {"nonce": nonce, "client_id": provider.client_id, "access_token": access_token}
    try:
        CodeIDToken(token["claims"], token["header"], options, params).validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError) as wrong:
        raise ProviderFault(UNSURE, f"{provider.slug}: {wrong!r}") from wrong
    if not hmac.compare_digest(str(token["claims"].get("nonce", "")).encode(), nonce.encode()):
        raise ProviderFault(UNSURE, f"{provider.slug}: another nonce")


def forget() -> None:
    """What providers said of themselves is asked for again."""
    _kept.clear()
