"""How many requests one process works on at once: some more wait for a place, and who comes after them is told at once.

Without it a crowd waits until nobody gets a page in time. A burst is no overload: where the line was empty a second
ago one waits for seconds, and only behind a line that stands longer is a reader's wait short (as CoDel does it for
packets: Nichols and Jacobson, 2012). Who sends something waits longest, for it was written by hand. Kept pages, files,
health and streams are in front of it or pass by. (The road not taken: one line for readers and one for writers. Whoever
signs in is told apart only after a statement.)
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forum.i18n import _
from forum.logs import request_number
from forum.web.api.problems import API, problem
from forum.web.faults import fault_page

FOR_EACH_CONNECTION = 4  # requests at work for each connection in the pool; as many again may wait
MOST_IN_BURST = 10  # times as many may wait in a burst, and always of those who send
BURST = 1.0  # seconds that a line may stand before it is an overload
OVERLOADED, PATIENT, SENDING = 0.05, 5.0, 15.0  # seconds that a request waits: in overload, in a burst, with a body
RETRY = "2"
FULL = _("The forum is restarting or very busy. Nothing is lost. Try again in a few seconds.")
PASSING = ("/healthz", "/readyz", "/metrics", "/static/")


class Admission:
    """In front of all that speaks to the database."""

    def __init__(self, app: ASGIApp, *, connections: int):
        self.app, self.most = app, connections * FOR_EACH_CONNECTION
        self.working = 0
        self.waiting: deque[asyncio.Future[bool]] = deque()
        self.stands_since = 0.0  # when the line began, on the loop's clock; of no meaning while nobody waits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(PASSING):
            await self.app(scope, receive, send)
        elif await self.enter(reads=scope["method"] in ("GET", "HEAD")):
            place = Place(self, receive, send)
            try:
                await self.app(scope, place.receive, place.send)
            finally:
                self.leave()
        else:
            await full(scope)(scope, receive, send)

    async def enter(self, *, reads: bool) -> bool:
        """Whether there is a place; False at once where too many wait already."""
        if self.working < self.most and not self.waiting:
            self.working += 1
            return True
        loop = asyncio.get_running_loop()
        if not self.waiting:
            self.stands_since = loop.time()
        overloaded = reads and loop.time() - self.stands_since > BURST
        if len(self.waiting) >= self.most * (1 if overloaded else MOST_IN_BURST):
            return False
        turn: asyncio.Future[bool] = loop.create_future()
        self.waiting.append(turn)
        patience = OVERLOADED if overloaded else PATIENT if reads else SENDING
        timer = loop.call_later(patience, give, turn, False)
        try:
            return await turn
        except asyncio.CancelledError:
            if not turn.cancelled() and turn.result():
                self.leave()
            raise
        finally:
            timer.cancel()
            with suppress(ValueError):
                self.waiting.remove(turn)

    def leave(self) -> None:
        self.working -= 1
        while self.waiting and self.working < self.most:
            self.working += give(self.waiting.popleft(), True)


class Place:
    """Nobody holds theirs while the other end is slow: 250 who send a byte a second keep nobody out."""

    def __init__(self, admission: Admission, receive: Receive, send: Send):
        self.admission, self.given = admission, (receive, send)
        self.idle = 0

    async def receive(self) -> Message:
        with self.lent():
            return await self.given[0]()

    async def send(self, message: Message) -> None:
        with self.lent():
            await self.given[1](message)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """To somebody else, meanwhile; afterwards we go on without waiting again."""
        self.idle += 1
        if self.idle == 1:
            self.admission.leave()
        try:
            yield
        finally:
            self.idle -= 1
            if self.idle == 0:
                self.admission.working += 1


def full(scope: Scope) -> Response:
    """A page, or for a program what it can read."""
    if scope["path"].startswith(API):
        response = problem(503, FULL, request_number.get())
    else:
        response = fault_page(Request(scope), 503)
    response.headers["retry-after"] = RETRY
    return response


def give(turn: asyncio.Future[bool], answer: bool) -> bool:
    """False for whoever has an answer, or has gone away."""
    if turn.done():
        return False
    turn.set_result(answer)
    return True
