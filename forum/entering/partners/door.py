"""Authlib's client with our one outgoing door in place of its own network."""

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from forum.entering.vouching import Provider, ProviderFault
from forum.i18n import _
from forum.outgoing import OutgoingFailed, OutgoingRefused, ask

if TYPE_CHECKING:
    from authlib.integrations.httpx_client import AsyncOAuth2Client

AWAY = _("The provider does not answer as it should. Please try again later, or sign in another way.")


def client_of(provider: Provider, back: str, networks: Sequence[str], **options: Any) -> "AsyncOAuth2Client":
    """An OAuth client whose requests go through forum.outgoing: looked at, pinned, bounded, no redirects."""
    import httpx2  # late: these take long to load, and few processes ever need them
    from authlib.integrations.httpx_client import AsyncOAuth2Client

    class Door(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            kept = {
                name: value
                for name, value in request.headers.items()
                if name in ("accept", "authorization", "content-type", "host")
            }
            answer = await ask(request.method, str(request.url), kept, body=await request.aread(), networks=networks)
            return httpx2.Response(answer.status, content=answer.body, request=request)

    return AsyncOAuth2Client(
        provider.client_id, secret_of(provider), scope=provider.scopes, redirect_uri=back,
        code_challenge_method="S256", transport=Door(), trust_env=False, **options,
    )  # fmt: skip


def secret_of(provider: Provider) -> str | None:
    """What proves that it is us. Apple wants no password, but a short-lived token, signed with a key of theirs."""
    if provider.kind != "apple":
        return provider.secret or None
    from joserfc import jwt
    from joserfc.jwk import ECKey

    team, _line, rest = provider.secret.strip().partition("\n")
    key_id, _line, key = rest.partition("\n")
    now = int(time.time())
    claims = {"iss": team.strip(), "iat": now, "exp": now + 300, "aud": provider.issuer, "sub": provider.client_id}
    try:
        return jwt.encode({"alg": "ES256", "kid": key_id.strip()}, claims, ECKey.import_key(key.strip()))
    except ValueError as wrong:
        raise ProviderFault(AWAY, f"the key of {provider.slug} is none: {wrong}") from wrong


async def fetched(url: str, networks: Sequence[str], **headers: str) -> Any:
    """The JSON at an address of the provider; ProviderFault for anything else."""
    try:
        answer = await ask("GET", url, {"Accept": "application/json", **headers}, networks=networks)
        if not answer.is_good:
            raise ProviderFault(AWAY, f"{url} answered {answer.status}")
        return json.loads(answer.body)
    except (OutgoingRefused, OutgoingFailed, ValueError, RecursionError) as wrong:
        raise ProviderFault(AWAY, f"{url}: {wrong}") from wrong
