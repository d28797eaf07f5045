"""`/live`: where a reader begins to listen. Plain ASGI in front of all that pages need, so that a line stays cheap."""

import random
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request, cookie_parser
from starlette.types import Receive, Scope, Send

from forum.accounts.queries import actor_by_login
from forum.actor import VISITOR, Actor, is_future
from forum.database import DEAD
from forum.live.hub import Hub
from forum.live.lines import BYE, Line
from forum.live.queries import first_words
from forum.threads.queries.news import thread_states
from forum.web.house import House
from forum.web.sessions import cookie_name, hash_of
from forum.web.whence import network_of

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"), (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """What a reader asks to hear: one thread or none, and what they heard last."""

    token: str
    thread_id: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who has called, and the first words; `end` where these are the last, too."""

    actor: Actor
    login_id: int | None
    text: bytes
    end: bool = False


class Door:
    """The stream of one server process."""

    def __init__(self, house: House):
        self.house, self.hub = house, Hub(house)

    async def run(self) -> None:
        await self.hub.run()

    def drain(self) -> None:
        self.hub.drain()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = network_of(scope["client"][0]) if scope.get("client") else ""
        if scope["method"] != "GET":
            await refuse(send, 405)
        elif self.hub.draining or not self.hub.lines.has_room_for(address):
            await refuse(send, 503)
        else:
            try:
                call = call_of(scope)
                welcome = await self.welcome(call)
            except (*DEAD, ValueError) as wrong:
                await refuse(send, 400 if isinstance(wrong, ValueError) else 503)
                return
            if welcome is None:
                await refuse(send, 404)
            else:
                await self.listen(scope, receive, send, call=call, welcome=welcome)

    async def welcome(self, call: Call) -> Welcome | None:
        """None where the thread is not there for this reader."""
        async with self.house.database.reading() as session:
            known = await actor_by_login(session, hash_of(call.token)) if call.token else None
            actor, login_id = known or (VISITOR, None)
            if is_future(actor.suspended_until, session.now) or (call.thread_id is None and actor.is_visitor):
                return Welcome(actor, login_id, BYE, end=True)
            state = None
            if call.thread_id is not None:
                state = (await thread_states(session, [call.thread_id])).get(call.thread_id)
                if state is None or not state.is_for(actor):
                    return None
            return Welcome(actor, login_id, await first_words(session, actor, state, call.after))

    async def listen(self, scope: Scope, receive: Receive, send: Send, *, call: Call, welcome: Welcome) -> None:
        line = Line(scope, send, actor=welcome.actor, login_id=welcome.login_id, thread_id=call.thread_id)
        scope["headers"].clear()  # kept by the server as long as the line is open
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        # Readers who lose their line together shall not come back together.
        line.say(b"retry: %d\n" % random.randint(2000, 6000) + welcome.text, end=welcome.end)  # noqa: S311
        if self.hub.draining:
            line.say(BYE, end=True)
        self.hub.lines.add(line)
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            line.ended = True
            self.hub.lines.remove(line)


def call_of(scope: Scope) -> Call:
    headers = dict(scope["headers"])
    asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=10) if scope["query_string"] else {}
    cookies = cookie_parser(headers.get(b"cookie", b"").decode("latin-1"))
    last = headers.get(b"last-event-id", b"").decode("latin-1") or asked.get("after", [""])[0]
    thread_id = (number(asked["thread"][0]) or 0) if "thread" in asked else None  # 0 is never there
    return Call(cookies.get(cookie_name(Request(scope)), ""), thread_id, number(last))


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


async def refuse(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    if status == 503:
        headers.append((b"retry-after", b"%d" % random.randint(20, 60)))  # noqa: S311
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
