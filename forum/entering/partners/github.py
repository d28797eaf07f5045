"""GitHub, which speaks OAuth 2 and no OpenID Connect: who somebody is, is asked of its API."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from forum.entering.partners.door import client_of, fetched
from forum.entering.partners.openid import UNSURE, token_for
from forum.entering.presets import GITHUB
from forum.entering.vouching import Provider, ProviderFault, Vouched

if TYPE_CHECKING:
    from forum.entering.partners import Trip


def ends_of(issuer: str) -> tuple[dict[str, str], str]:
    """Where to sign in and to get a token, and the API; a company's own server has all at one address."""
    api = "https://api.github.com" if issuer == GITHUB else f"{issuer}/api/v3"
    about = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/login/oauth/authorize",
        "token_endpoint": f"{issuer}/login/oauth/access_token",
    }
    return about, api


async def way_there(provider: Provider, trip: "Trip", networks: Sequence[str]) -> str:
    about, _api = ends_of(provider.issuer)
    async with client_of(provider, trip.back, networks) as client:
        url, _state = client.create_authorization_url(
            about["authorization_endpoint"], state=trip.state, code_verifier=trip.verifier
        )
    return str(url)


async def vouched_for(provider: Provider, trip: "Trip", answer: dict[str, str], *, networks: Sequence[str]) -> Vouched:
    about, api = ends_of(provider.issuer)
    offered = {**about, "token_endpoint_auth_methods_supported": ["client_secret_post"]}
    token = await token_for(provider, trip, answer["code"], about=offered, networks=networks)
    key = {"Authorization": f"Bearer {token.get('access_token', '')}"}
    person: Any = await fetched(f"{api}/user", networks, **key)
    if not isinstance(person, dict) or not isinstance(person.get("id"), int):
        raise ProviderFault(UNSURE, f"{provider.slug} does not say who it is")
    addresses: Any = await fetched(f"{api}/user/emails", networks, **key)
    email, verified = main_address(addresses)
    return Vouched(provider.issuer, str(person["id"]), email, verified, str(person.get("login") or ""))


def main_address(addresses: Any) -> tuple[str, bool]:
    """The person's first address, and whether GitHub has seen that it is theirs."""
    for each in addresses if isinstance(addresses, list) else []:
        if isinstance(each, dict) and each.get("primary") is True and isinstance(each.get("email"), str):
            return each["email"], each.get("verified") is True
    return "", False
