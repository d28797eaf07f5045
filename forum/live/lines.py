"""Lines: readers who listen. A line costs a few kilobytes, and nothing runs for it while nothing is said."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from time import monotonic
from typing import Any

from starlette.types import Scope, Send

from forum.actor import Actor
from forum.web.whence import network_of

# Sayings that wait for a slow reader; then the line is cut, and a reader who lives comes back.
MOST_PENDING = 100
LONGEST_SEND = 30.0  # seconds
LAST = b"event: again\ndata: {}\n\n"
BYE = b"event: bye\ndata: {}\n\n"


class Line:
    """One reader: who it is, which thread is before them, and what still has to be sent."""

    __slots__ = ("actor", "address", "busy_since", "cut", "ended", "login_id", "pending", "send", "task", "thread_id")

    def __init__(self, scope: Scope, send: Send, *, actor: Actor, login_id: int | None, thread_id: int | None):
        self.send, self.actor, self.login_id, self.thread_id = send, actor, login_id, thread_id
        self.address = network_of(scope["client"][0]) if scope.get("client") else ""
        self.cut = scope.get("extensions", {}).get("abort", {}).get("now")
        self.pending: list[bytes] | None = None
        self.busy_since = 0.0
        self.ended = False
        self.task: asyncio.Task[None] | None = None

    def say(self, text: bytes, *, end: bool = False) -> None:
        """Sends it as soon as what was said before is gone; nobody waits for that."""
        if self.ended:
            return
        self.ended = end
        if self.pending is None:
            self.pending = []
        self.pending.append(text)
        if len(self.pending) > MOST_PENDING:
            self.abort()
        elif not self.busy_since:
            self.busy_since = monotonic()
            self.task = asyncio.create_task(self.empty())

    async def empty(self) -> None:
        try:
            while self.pending:
                body, self.pending = b"".join(self.pending), None
                await self.send({"type": "http.response.body", "body": body, "more_body": not self.ended})
        finally:
            self.busy_since, self.task = 0.0, None

    @property
    def is_stuck(self) -> bool:
        return bool(self.busy_since) and monotonic() - self.busy_since > LONGEST_SEND

    def abort(self) -> None:
        self.ended = True
        if self.task is not None:
            self.task.cancel()
        if self.cut is not None:
            self.cut()


class Lines:
    """All the lines of a process, found by thread, by person and by address."""

    def __init__(self, most: int):
        self.most = most
        self.all: set[Line] = set()
        self.of_thread: dict[int, set[Line]] = defaultdict(set)
        self.of_person: dict[int, set[Line]] = defaultdict(set)
        self.of_address: Counter[str] = Counter()

    def has_room_for(self, address: str) -> bool:
        """Not for more than all may have, and not for more than a tenth of it (but fifty) from one place."""
        return len(self.all) < self.most and self.of_address[address] < max(50, self.most // 10)

    def add(self, line: Line) -> None:
        self.all.add(line)
        self.of_address[line.address] += 1
        for key, lines in self.places(line):
            lines[key].add(line)

    def remove(self, line: Line) -> None:
        self.all.discard(line)
        self.of_address[line.address] -= 1
        if not self.of_address[line.address]:
            del self.of_address[line.address]
        for key, lines in self.places(line):
            lines[key].discard(line)
            if not lines[key]:
                del lines[key]

    def places(self, line: Line) -> Iterator[tuple[Any, dict[Any, set[Line]]]]:
        if line.thread_id is not None:
            yield line.thread_id, self.of_thread
        if line.actor.id is not None:
            yield line.actor.id, self.of_person
