"""The door of the API: finds the endpoint, asks who calls and how often they may, reads, calls, and writes the answer.

It stands beside the pages and shares nothing of how these know somebody: a cookie is not looked at here, and a token is
not looked at there. So nothing that a browser sends by itself counts here, and no other site can make it write; and
since no answer allows another origin (no CORS header is ever sent), no script of another site reads anything either.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from forum.database import Session
from forum.errors import Refused
from forum.i18n import _, current_locale, language_tag, locale_of
from forum.logs import request_number
from forum.web.api.bearers import Bearer, TokenLoader, bearer_of
from forum.web.api.bodies import read_bytes, read_object, read_query
from forum.web.api.endpoints import Call, Endpoint, Nowhere, Rows
from forum.web.api.problems import API, NoToken, problem_of
from forum.web.api.repeating import Sending, first_answer, keep_answer, sending
from forum.web.api.shapes import plain
from forum.web.house import Personal, house
from forum.web.limits import Left
from forum.web.sessions import whence_of
from forum.web.unchanged import has, mark_of
from forum.web.whence import current_whence

LARGEST_UPLOAD = 51_000_000  # what the largest setting allows; the setting itself is looked at where it is taken in
IF_MATCH = re.compile(r'(?:W/)?"v(\d{1,18})(?:-([0-9a-f]+))?"')
HEADERS = {"cache-control": "private, no-cache", "vary": "Authorization, Accept-Language"}


@dataclass
class Door:
    """The whole API as an ASGI app; `load` finds who a token belongs to."""

    endpoints: tuple[Endpoint, ...]
    load: TokenLoader

    def __post_init__(self) -> None:
        self.routes = [(Route(API[:-1] + each.path, dead_end, methods=[each.method]), each) for each in self.endpoints]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        before = current_whence.set(whence_of(request))
        speak(request, "")
        try:
            reply = await self.reply(request, request_number.get())
        finally:
            current_whence.reset(before)
        reply.headers["content-language"] = language_tag(current_locale.get())
        for name, value in HEADERS.items():
            reply.headers.setdefault(name, value)
        await reply(scope, receive, send)

    async def reply(self, request: Request, request_id: str) -> Response:
        found: Endpoint | None = None
        counted: Mapping[str, str] = {}
        try:
            found, path = self.found(request)
            bearer, left = await bearer_of(request, self.load)
            counted = told(left)
            speak(request, bearer.actor.locale if bearer.actor.is_signed_in else "")
            let_in(bearer, found)
            reply = await answered(request, bearer, found, path)
        except Exception as error:
            reply = problem_of(error, request_id, versioned=found is not None and found.versioned)
        reply.headers.update(counted)
        return reply

    def found(self, request: Request) -> tuple[Endpoint, dict[str, Any]]:
        """By the whole path, as the routes of pages are found."""
        scope = {**request.scope, "root_path": "", "method": "GET" if request.method == "HEAD" else request.method}
        allowed: list[str] = []
        for route, endpoint in self.routes:
            match, child = route.matches(scope)
            if match is Match.FULL:
                return endpoint, child["path_params"]
            if match is Match.PARTIAL:
                allowed.append(endpoint.method)
        if scope["path"] == API + "openapi.json":
            allowed.append("GET")  # which is served beside this
        raise HTTPException(405, headers={"allow": ", ".join(sorted(allowed))}) if allowed else HTTPException(404)


def let_in(bearer: Bearer, endpoint: Endpoint) -> None:
    """Whether the token is for this, and strong enough where staff must have a second factor."""
    if bearer.token_id is None:
        if not endpoint.open:
            raise NoToken(_("A token is needed for this; make one on the page “API tokens” of your settings."))
        return
    if not bearer.may(endpoint.scope):
        raise Refused(_("This token is not for that: it needs “%(scope)s”.", scope=endpoint.scope))
    if bearer.weak:
        raise Refused(_("Staff need a second factor; set one up in your settings first."))


async def answered(request: Request, bearer: Bearer, endpoint: Endpoint, path: dict[str, Any]) -> Response:
    """What the endpoint answers, in one transaction with what it wrote."""
    request.scope["personal"] = Personal(bearer.actor)
    request.scope["path_params"] = path
    query = read_query(endpoint.query, request)
    raw = b"" if endpoint.upload or not endpoint.writes else await read_bytes(request)
    body, given = read_object(endpoint.body, raw) if endpoint.body else ({}, frozenset())
    version, mark = version_in(request) if endpoint.versioned else (0, "")
    key = request.headers.get("idempotency-key")
    sent = None
    if key is not None and endpoint.method == "POST" and bearer.actor.id is not None:
        sent = sending(bearer.actor.id, key, endpoint.name.encode(), request.url.path.encode(), raw)
    async with lent(request, endpoint) as session:
        call = Call(request, session, bearer.actor, path, query, body, given, version, mark)
        reply = await once(call, endpoint, sent)
    for deed in call.then:
        await deed()
    return reply


def lent(request: Request, endpoint: Endpoint) -> AbstractAsyncContextManager[Session]:
    database = house(request).database
    if endpoint.alone:
        return nullcontext(cast(Session, Nowhere()))
    return database.writing() if endpoint.writes else database.reading()


async def once(call: Call, endpoint: Endpoint, sent: Sending | None) -> Response:
    repeated = await first_answer(call.session, sent) if sent and not endpoint.alone else None
    if repeated is not None:
        reply = Response(
            repeated.body or None, repeated.status, media_type="application/json" if repeated.body else None
        )
        reply.headers["idempotent-replayed"] = "true"
        return reply
    value = await endpoint.call(call)
    body = "" if endpoint.answer is None else as_text(value)
    if sent and not endpoint.alone:
        await keep_answer(call.session, sent, endpoint.good_status, body)
    if endpoint.answer is None:
        return Response(status_code=204)
    return shown(call.request, value, body.encode(), status=endpoint.status)


def shown(request: Request, value: Any, body: bytes, *, status: int) -> Response:
    """With a mark, so that who has it already is only told so, and a link to the next page of a list."""
    version = getattr(value, "version", None)
    tag = mark_of(body) if version is None else f'"v{version}-{digest_of(body)}"'
    if request.method in ("GET", "HEAD") and has(request, tag):
        return Response(status_code=304, headers={"etag": tag})
    reply = Response(body, status, headers={"etag": tag}, media_type="application/json")
    if isinstance(value, Rows) and value.cursor:
        url = request.url.include_query_params(after=value.cursor)
        reply.headers["link"] = f'<{url.path}?{url.query}>; rel="next"'
    return reply


def as_text(value: Any) -> str:
    made = {"items": plain(value.items), "next": value.cursor} if isinstance(value, Rows) else plain(value)
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def version_in(request: Request) -> tuple[int, str]:
    """The version of If-Match and what stands behind it, as the mark of the answer had them."""
    found = IF_MATCH.fullmatch(request.headers.get("if-match", "").strip())
    if found is None:
        raise HTTPException(428)
    return int(found[1]), found[2] or ""


def digest_of(body: bytes) -> str:
    return mark_of(body).strip('"')


def told(left: Left) -> Mapping[str, str]:
    return {
        "ratelimit-limit": str(left.limit),
        "ratelimit-remaining": str(left.remaining),
        "ratelimit-reset": str(left.reset),
    }


def speak(request: Request, own: str) -> None:
    """The language that the request asks for, else the person's own."""
    accepted = request.headers.get("accept-language", "")
    current_locale.set(locale_of("" if accepted else own, accepted, house(request).settings.languages))


async def dead_end(_request: Request) -> Response:
    """Never called: routes only recognise addresses here."""
    raise HTTPException(404)


def endpoints_of(given: Iterable[Iterable[Endpoint]]) -> tuple[Endpoint, ...]:
    """All of them; those with words in their address before those with a hole at the same place."""
    every = [endpoint for each in given for endpoint in each]
    return tuple(sorted(every, key=lambda each: (each.path.replace("{", "~"), each.method)))
