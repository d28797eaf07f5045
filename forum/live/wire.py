"""One connection to PostgreSQL on which words are said and heard, outside the pool and past any pooler."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

import asyncpg

from forum.addresses import for_asyncpg
from forum.bus import Bus, Word
from forum.database import Database
from forum.live.words import CHANGED, CHANNEL, SPOKEN, packed, unpacked
from forum.settings import Settings

GATHER = 0.03  # seconds in which words are gathered before they are said together
CHECK = 20.0  # seconds of silence after which the connection is tried
LONGEST_PAUSE = 15.0
CHANGED_REST = 0.25  # seconds between two words that something has changed
MOST_WAITING = 10_000
BROKEN = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)
log = logging.getLogger("talkoot.live")


class Wire:
    """Says the words that it is given; where `hear` is given, it is called with the words of every process, this one
    among them, and `began` whenever a connection is open (words may have been missed before)."""

    def __init__(
        self,
        url: str,
        *,
        hear: Callable[[list[Word]], None] | None = None,
        began: Callable[[], None] = lambda: None,
    ):
        self.url, self.hear, self.began = for_asyncpg(url), hear, began
        self.waiting: deque[Word] = deque(maxlen=MOST_WAITING)
        self.woken = asyncio.Event()
        self.changed_at, self.hush = 0.0, False

    @contextmanager
    def carrying(self, bus: Bus) -> Iterator[None]:
        """What is announced and what changes in this process is said while the block lasts."""
        bus.announcers.append(self.say)
        bus.tellers.append(self.say_changed)
        try:
            yield
        finally:
            bus.announcers.remove(self.say)
            bus.tellers.remove(self.say_changed)

    def say_changed(self) -> None:
        """At once, and then again at the end of a rest: a busy process says it four times a second."""
        if not self.hush:
            self.hush = True
            rest = max(0.0, self.changed_at + CHANGED_REST - monotonic())
            asyncio.get_running_loop().call_later(rest, self.say_changed_now)

    def say_changed_now(self) -> None:
        self.hush, self.changed_at = False, monotonic()
        self.waiting.append(CHANGED)
        self.woken.set()

    def say(self, word: Word) -> None:
        if word.name in SPOKEN:
            self.waiting.append(word)
            self.woken.set()

    async def run(self) -> None:
        """Until it is cancelled; PostgreSQL may go away meanwhile and come back."""
        pause = 0.5
        while True:
            try:
                connection = await asyncpg.connect(self.url, timeout=10, server_settings={"application_name": CHANNEL})
                try:
                    await self.open(connection)
                    pause = 0.5
                    await self.speak(connection)
                finally:
                    with suppress(*BROKEN):
                        await connection.close(timeout=1)
            except BROKEN as wrong:
                log.warning("What happens cannot be told at once; trying again in %.1f s: %r", pause, wrong)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def open(self, connection: Any) -> None:
        connection.add_termination_listener(lambda _connection: self.woken.set())
        if self.hear is not None:
            await connection.add_listener(CHANNEL, self.heard)
        self.began()

    def heard(self, *told: Any) -> None:
        """asyncpg tells connection, process, channel and text. Of our own changes we need not hear."""
        try:
            words = unpacked(told[-1])
        except (ValueError, TypeError):
            return  # somebody else's, on a shared database
        if told[0].get_server_pid() == told[1]:
            words = [each for each in words if each != CHANGED]
        if self.hear is not None:
            self.hear(words)

    async def speak(self, connection: Any) -> None:
        while not connection.is_closed():
            if not self.waiting:
                self.woken.clear()
                try:
                    async with asyncio.timeout(CHECK):
                        await self.woken.wait()
                except TimeoutError:
                    await connection.execute("SELECT 1", timeout=10)
                    continue
            await asyncio.sleep(GATHER)
            words = list(self.waiting)
            for text in packed(words):
                await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, text, timeout=10)
            for _each in words:
                self.waiting.popleft()


async def say_from_worker(database: Database, settings: Settings, stop: asyncio.Event) -> None:
    """In a worker: what its listeners do is told as well; nobody listens here."""
    wire = Wire(settings.direct_url or database.url)
    running = asyncio.create_task(wire.run())
    with wire.carrying(database.bus):
        try:
            await stop.wait()
            await asyncio.sleep(2 * GATHER)
        finally:
            running.cancel()
