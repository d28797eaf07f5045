"""Middleware in plain ASGI: security headers, sane input, and proof that a write comes from our own pages."""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class SecurityHeaders:
    """Every answer carries the headers of HEADERS; over https also HSTS. `frames` may be shown within ours."""

    def __init__(self, app: ASGIApp, *, https: bool, frames: str = "'none'"):
        self.app = app
        policy = {"content-security-policy": f"{POLICY}; frame-src {frames}"}
        headers = {**HEADERS, **policy, **({"strict-transport-security": "max-age=31536000"} if https else {})}
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                given = {name for name, _value in headers}
                message["headers"] = [*headers, *(each for each in self.headers if each[0] not in given)]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Sanity:
    """Refuses at the door a path or query that is not UTF-8 or holds a NUL: PostgreSQL would refuse it later."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not sane(scope):
            from forum.web.api.problems import API, problem  # late: pages are made with these headers, too

            words = "Bad request: the address is not valid text."
            reply = problem(400, words, "") if scope["path"].startswith(API) else PlainTextResponse(words, 400)
            await reply(scope, receive, send)
            return
        await self.app(scope, receive, send)


def sane(scope: MutableMapping[str, Any]) -> bool:
    raw = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
    for part in (unquote_to_bytes(raw), unquote_to_bytes(scope.get("query_string", b""))):
        try:
            text = part.decode("utf-8")
        except UnicodeDecodeError:
            return False
        if "\x00" in text:
            return False
    return True


class SameOrigin:
    """A write is heard only when the browser proves that our own page sent it: by Sec-Fetch-Site, else by Origin.

    A request with neither is refused: every browser sends at least Origin with a POST, and programs can.
    """

    def __init__(self, app: ASGIApp, *, base_url: str, exempt: tuple[str, ...] = ()):
        self.app, self.origin, self.exempt = app, origin(base_url), exempt

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not self.proves(scope):
            await PlainTextResponse("This form was sent from another site, so nothing was done.", 403)(
                scope, receive, send
            )
            return
        await self.app(scope, receive, send)

    def proves(self, scope: Scope) -> bool:
        if scope["path"].startswith(self.exempt) if self.exempt else False:
            return True
        headers = Headers(scope=scope)
        site = headers.get("sec-fetch-site")
        if site is not None and site not in ("same-origin", "none"):
            return False
        claimed = headers.get("origin")
        if claimed is not None:
            return claimed.lower() in (
                self.origin,
                f"{scope.get('scheme', 'http')}://{headers.get('host', '')}".lower(),
            )
        return site == "same-origin"


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
