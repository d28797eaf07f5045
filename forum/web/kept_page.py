"""A page in the forms in which it is sent: as it is, packed, or only the news that it has not changed."""

import gzip
import re
from collections.abc import Awaitable, Callable
from hashlib import blake2b

from starlette.requests import Request
from starlette.types import Message, Scope, Send

Then = Callable[[Request], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
Form = tuple[Message, Message]  # ready to be sent

MOST_READERS = 100
TAKES_GZIP = re.compile(rb"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
VARIES = (b"vary", b"Cookie, Accept-Language, Accept-Encoding")
OF_THE_BODY = (b"content-length", b"content-type", b"content-encoding")


class KeptPage:
    """The answer with these headers and this body; `then` is called when a reader has had it."""

    def __init__(self, headers: Headers, body: bytes):
        self.body = body
        self.tag = b'W/"%b"' % blake2b(body, digest_size=9).hexdigest().encode()
        self.headers = [
            *((name, value) for name, value in headers if name not in (b"content-length", b"vary")),
            (b"etag", self.tag),
            VARIES,
        ]
        self.plain = form(200, self.headers, body)
        self.unchanged = form(304, [each for each in self.headers if each[0] not in OF_THE_BODY])
        self.packed: Form | None = None
        self.then: Then | None = None
        self.until, self.writes = 0.0, -1
        self.readers: set[int] = set()

    @property
    def size(self) -> int:
        """About how many bytes, packed form and all."""
        return 10_000 + len(self.body) * 4 // 3

    def is_new_to(self, client: tuple[str, int] | None, agent: bytes | None) -> bool:
        """Whether this reader has not been seen here before, as far as that is remembered."""
        reader = hash((client[0] if client else "", agent))
        if reader in self.readers:
            return False
        if len(self.readers) >= MOST_READERS:
            self.readers.clear()
        self.readers.add(reader)
        return True

    async def answer(self, asked: dict[bytes, bytes], scope: Scope, send: Send) -> None:
        start, body = self.chosen(asked)
        await send(start)
        await send(body if scope["method"] == "GET" else EMPTY)

    def chosen(self, asked: dict[bytes, bytes]) -> Form:
        tags = asked.get(b"if-none-match")
        if tags is not None and (tags == self.tag or self.tag in [each.strip() for each in tags.split(b",")]):
            return self.unchanged
        if TAKES_GZIP.search(asked.get(b"accept-encoding", b"")) is None:
            return self.plain
        if self.packed is None:
            self.packed = form(
                200, [*self.headers, (b"content-encoding", b"gzip")], gzip.compress(self.body, 6, mtime=0)
            )
        return self.packed


EMPTY: Message = {"type": "http.response.body", "body": b""}


def form(status: int, headers: Headers, body: bytes | None = None) -> Form:
    length = [] if body is None else [(b"content-length", b"%d" % len(body))]
    start: Message = {"type": "http.response.start", "status": status, "headers": [*headers, *length]}
    return start, {**EMPTY, "body": body or b""}
