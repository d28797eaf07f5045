"""The hub of a process: hears the words of all processes and tells its readers what they mean."""

import asyncio
import logging
import random
from collections.abc import Collection, Mapping

from forum.actor import Actor, is_future
from forum.bus import Word
from forum.live.lines import BYE, LAST, Line, Lines
from forum.live.queries import actors_of_logins, event, facts, news_of, unread_counts
from forum.live.wire import Wire
from forum.live.words import CHANGED, OF_PEOPLE, ThreadWords, by_thread
from forum.threads.queries.news import ThreadState, thread_states
from forum.web.house import House

HEARTBEAT = 20.0  # seconds; proxies cut what is silent for a minute
REST = 0.1  # seconds between two looks: a hot thread is told ten times a second at most
log = logging.getLogger("talkoot.live")


class Hub:
    """Lines, and the tasks that serve them all."""

    def __init__(self, house: House):
        self.house = house
        self.lines = Lines(house.settings.live_connections)
        self.draining = False
        self.words: list[Word] = []
        self.known: dict[int, ThreadState] = {}
        self.woken = asyncio.Event()

    async def run(self) -> None:
        database = self.house.database
        wire = Wire(self.house.settings.direct_url or database.url, hear=self.hear, began=self.begin)
        tasks = [asyncio.create_task(each) for each in (wire.run(), self.tell_for_ever(), self.beat_for_ever())]
        with wire.carrying(database.bus):
            try:
                await asyncio.gather(*tasks)
            finally:
                for task in tasks:
                    task.cancel()

    def begin(self) -> None:
        """The wire is new, so words may have been lost: everybody calls again and says what they heard last."""
        self.house.bus.changed_elsewhere()
        self.end(LAST)

    def hear(self, words: list[Word]) -> None:
        if CHANGED in words:
            self.house.bus.changed_elsewhere()
        self.words += [each for each in words if self.concerns_somebody(each)]
        if self.words:
            self.woken.set()

    def concerns_somebody(self, word: Word) -> bool:
        return word.thread_id in self.lines.of_thread or word.user_id in self.lines.of_person

    async def tell_for_ever(self) -> None:
        while True:
            await self.woken.wait()
            self.woken.clear()
            words, self.words = self.words, []
            try:
                await self.tell(words)
            except Exception:
                log.exception("What has happened could not be looked up.")
                self.end(LAST)
            await asyncio.sleep(REST)

    async def tell(self, words: list[Word]) -> None:
        people = {word.user_id for word in words if word.name in OF_PEOPLE}
        await self.look_at([line for user_id in people for line in self.lines.of_person.get(user_id or 0, ())])
        await self.tell_threads(by_thread(word for word in words if word.thread_id in self.lines.of_thread))
        told = {word.user_id for word in words if word.name == "Told"} & self.lines.of_person.keys()
        await self.ring([next(iter(self.lines.of_person[user_id])).actor for user_id in told if user_id is not None])

    async def tell_threads(self, words: Mapping[int, ThreadWords]) -> None:
        if not words:
            return
        async with self.house.database.reading() as session:
            news = await news_of(session, words)
        self.known |= {thread_id: state for thread_id, (state, _text) in news.items()}
        await self.hand_out({thread_id: news.get(thread_id) for thread_id in words})

    async def look_again(self) -> None:
        """Words can be lost; how things stand is looked up now and then for every thread that somebody reads."""
        watched = list(self.lines.of_thread)
        if not watched:
            self.known.clear()
            return
        async with self.house.database.reading() as session:
            states = await thread_states(session, watched)
        changed = [each for each in watched if each not in states or states[each] != self.known.get(each)]
        self.known = states
        told = {thread_id: event("state", facts(state)) for thread_id, state in states.items()}
        await self.hand_out({each: (states[each], told[each]) if each in states else None for each in changed})

    async def hand_out(self, news: Mapping[int, tuple[ThreadState, bytes] | None]) -> None:
        """Each reader is compared with the visibility that the thread has now; behind a door everybody's login is
        looked at afresh. What is not there for somebody any more is not spoken of: their line ends, and the next call
        is refused."""
        closed = [thread_id for thread_id, told in news.items() if told is not None and told[0].visibility != "public"]
        await self.look_at([line for thread_id in closed for line in self.lines.of_thread.get(thread_id, ())])
        for thread_id, told in news.items():
            for line in list(self.lines.of_thread.get(thread_id, ())):
                if told is None or not told[0].is_for(line.actor):
                    line.say(LAST, end=True)
                else:
                    line.say(told[1])

    async def ring(self, actors: Collection[Actor]) -> None:
        if not actors:
            return
        async with self.house.database.reading() as session:
            counts = await unread_counts(session, actors)
        for user_id, text in counts.items():
            for line in list(self.lines.of_person.get(user_id, ())):
                line.say(text)

    async def look_at(self, lines: Collection[Line]) -> None:
        """The logins of these lines: who has signed out or is suspended hears no more; roles count as they are now."""
        signed_in = [line for line in lines if line.login_id is not None]
        if not signed_in:
            return
        async with self.house.database.reading() as session:
            actors = await actors_of_logins(session, {line.login_id for line in signed_in if line.login_id})
        for line in signed_in:
            actor = actors.get(line.login_id or 0)
            if actor is None or is_future(actor.suspended_until, self.house.database.clock()):
                line.say(BYE, end=True)
            else:
                line.actor = actor

    async def beat_for_ever(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT * random.uniform(0.9, 1.1))  # noqa: S311 - spreads the load
            try:
                await self.look_at(list(self.lines.all))
                await self.look_again()
            except Exception as wrong:
                log.warning("What has happened could not be looked up: %r", wrong)
            for line in list(self.lines.all):
                if line.is_stuck:
                    line.abort()
                line.say(b":\n\n")

    def end(self, text: bytes) -> None:
        for line in list(self.lines.all):
            line.say(text, end=True)

    def drain(self) -> None:
        self.draining = True
        self.end(LAST)
