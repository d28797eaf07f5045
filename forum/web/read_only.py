"""Read-only mode: reading goes on, a write is told so on a page that keeps what was typed, and nothing is half done.

An admin switches it on, before an upgrade or while something is brought back; or it comes by itself, in one process and
for as long as need be, when the disk is almost full or the database takes no writes. A reading that would note things
beside (a view, a place) notes nothing then. Signing in and the switch itself stay open.
"""

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.database import FORGETTING
from forum.i18n import _
from forum.web.asgi import SAFE_METHODS
from forum.web.bodies import MOST_BYTES, MOST_FIELDS, cleaned
from forum.web.house import house
from forum.web.templating import address_here, page

OPEN = ("/sign-in", "/sign-out", "/admin/read-only", "/preview", "/language")
TYPED = "talkoot.typed"  # in the scope: the bytes of a form, as far as it was read
SECRET = ("password", "secret", "code", "token", "key")  # fields with these words in their names are not shown again
SENT_AGAIN = ("form_key",)
RETRY = "30"
CLOSED = _("Nothing can be written for a while: the forum is in read-only mode.")
Fields = list[tuple[str, str]]


class ReadOnly:
    """Stands behind sign-in: who reads on is known by then."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self.app(scope, receive, send)
        elif scope["method"] in SAFE_METHODS:
            before = FORGETTING.set(bool(house(Request(scope)).site.closed))
            try:
                await self.app(scope, receive, send)
            finally:
                FORGETTING.reset(before)
        else:
            await self.write(scope, receive, send)

    async def write(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, recording(scope, receive))
        if not house(request).site.closed:
            await self.app(scope, request.receive, send)
            return
        try:
            await request.body() if is_plain_form(request) else None
        except ClientDisconnect:
            return
        await closed_page(request)(scope, receive, send)


def closed_page(request: Request) -> Response:
    """503 with what was typed, to be sent again or taken along; a program gets the same status."""
    from forum.web.api.problems import API, problem  # late: it knows the pages of faults, and they know this

    if request.url.path.startswith(API):
        reply = problem(503, CLOSED, "")
        reply.headers["retry-after"] = RETRY
        return reply
    fields = typed(request)
    again = [] if any(is_secret(name) for name, _value in fields) else fields
    shown = [(name, value) for name, value in fields if is_text(name, value)]
    values = {"again": again, "shown": shown, "here": address_here(request), "why": house(request).site.closed}
    values["note"] = house(request).site.read_only_note
    response = page(request, "errors/read_only.html", values, 503)
    response.headers["retry-after"] = RETRY
    return response


def recording(scope: Scope, receive: Receive) -> Receive:
    """The same, and what was received is kept in the scope, for a page that must give it back."""
    scope[TYPED] = bytearray()

    async def receive_and_keep() -> Message:
        message = await receive()
        if len(scope[TYPED]) <= MOST_BYTES:
            scope[TYPED] += message.get("body", b"")
        return message

    return receive_and_keep


def is_plain_form(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")


def typed(request: Request) -> Fields:
    """The fields of a form that was sent, as far as they can be shown again."""
    body = bytes(request.scope.get(TYPED, b""))
    if not is_plain_form(request) or len(body) > MOST_BYTES:
        return []
    try:
        text = body.decode("utf-8", "surrogateescape")
        pairs = parse_qsl(text, keep_blank_values=True, errors="surrogateescape", max_num_fields=MOST_FIELDS)
    except ValueError:
        return []
    return [(cleaned(name), cleaned(value)) for name, value in pairs]


def is_text(name: str, value: str) -> bool:
    """Whether somebody has typed it who would miss it."""
    return len(value) > 20 and name not in SENT_AGAIN and not is_secret(name)


def is_secret(name: str) -> bool:
    return name not in SENT_AGAIN and any(word in name.lower() for word in SECRET)
