"""work(): the relay, the jobs and the schedules in one process, until told to stop.

One loop asks PostgreSQL in one transaction for events to hand on and for jobs: as many as there are free hands, and
while jobs are quick a few ahead (about half a second of work). It asks again when an event is published in this
process, when a hand has nothing to do, and every half second. Workers on other machines do the same: the rows' locks
keep them apart. At a stop nothing new is begun, what runs has `DRAIN` seconds, and the rest is given back.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from forum import schedules as clockwork
from forum.beating import beat
from forum.database import Database
from forum.extension import Schedule
from forum.queue import DELAYS, Job, claim, fail, perform, release
from forum.relay import relay
from forum.settings import Settings

HANDS = 4  # jobs at once: each holds a database connection
AHEAD = 20  # jobs claimed ahead at most
REST = 0.5  # seconds between two looks when nothing is known to wait
CLOCK_REST = 5.0  # seconds between two looks at the schedules, whose grain is a minute
LONGEST_JOB = 120.0  # seconds; a listener that hangs must not keep a hand for ever
DRAIN = 10.0  # seconds for running jobs at a stop; the whole stop stays under 15
log = logging.getLogger("talkoot.jobs")

Step = Callable[[], Awaitable[bool]]


async def work(settings: Settings, url: str, *, stop: asyncio.Event) -> None:
    """Hear, retry and run by the clock until `stop` is set; several workers may do so at once."""
    from forum.app import build_house  # here, so that the loop can be had without the whole house
    from forum.doctor import own_version
    from forum.web.patience import Patience

    house = build_house(replace(settings, database_url=url))
    house.database.patience = Patience(house.database, house.site)
    timetable = [each for extension in house.extensions for each in extension.schedules]
    loops = [
        asyncio.create_task(loop(house.database, settings, stop))
        for extension in house.extensions
        for loop in extension.loops
    ]
    loops.append(asyncio.create_task(beat(house.database, str(own_version()), stop)))
    try:
        await Worker(house.database, settings, timetable).run(stop)
        if loops:
            await asyncio.wait(loops, timeout=5)
    finally:
        for each in loops:
            each.cancel()
        await house.database.close()


@dataclass
class Worker:
    """The loops and what they have started."""

    database: Database
    settings: Settings
    timetable: Sequence[Schedule] = ()
    hands: int = HANDS
    delays: Sequence[float] = DELAYS
    drain: float = DRAIN
    waiting: deque[Job] = field(default_factory=deque)
    usual: float = REST  # seconds that a job takes, the last ones counting most
    jobs: set[asyncio.Task[None]] = field(default_factory=set)
    clocked: set[asyncio.Task[None]] = field(default_factory=set)
    awake: asyncio.Event = field(default_factory=asyncio.Event)
    entered: bool = False

    async def run(self, stop: asyncio.Event) -> None:
        self.database.bus.wakers.append(self.awake.set)
        loops = [
            asyncio.create_task(keep(self.look, stop, self.awake, seconds=REST)),
            asyncio.create_task(keep(self.look_at_clock, stop, asyncio.Event(), seconds=CLOCK_REST)),
        ]
        try:
            await stop.wait()
            await self.finish(loops)
        finally:
            self.database.bus.wakers.remove(self.awake.set)
            for each in (*loops, *self.jobs, *self.clocked):
                each.cancel()

    async def look(self) -> bool:
        """Hand on events and start jobs, in one transaction whose loss at a crash would do no harm."""
        free = self.hands - len(self.jobs)
        most = free + min(AHEAD, int(REST / self.usual)) if free > 0 and not self.waiting else 0
        async with self.database.writing() as session:
            session.writes_unseen()
            await session.fetchval("SET LOCAL synchronous_commit = off")
            relayed = await relay(session)
            claimed = await claim(session, most, self.delays) if most else []
        self.waiting.extend(claimed)
        for _ in range(min(free, len(self.waiting))):
            self.start(self.work_off(), self.jobs)
        return bool(relayed or claimed)

    async def work_off(self) -> None:
        """One hand: job after job until none waits."""
        while self.waiting:
            began = time.monotonic()
            await self.do(self.waiting.popleft())
            self.usual = 0.8 * self.usual + 0.2 * (time.monotonic() - began)

    async def do(self, job: Job) -> None:
        try:
            async with asyncio.timeout(LONGEST_JOB):
                await perform(self.database, job)
        except asyncio.CancelledError:
            await release(self.database, job)
            raise
        except Exception as error:
            await fail(self.database, job, error, delays=self.delays)

    async def look_at_clock(self) -> bool:
        if not self.entered:
            await clockwork.enter(self.database, self.timetable)
            self.entered = True
        for schedule in await clockwork.take_due(self.database, self.timetable):
            self.start(clockwork.run(self.database, self.settings, schedule), self.clocked)
        return False

    def start(self, doing: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        task = asyncio.create_task(doing)
        among.add(task)
        task.add_done_callback(among.discard)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[None]) -> None:
        self.awake.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("How a job ended could not be noted; it comes back by itself.", exc_info=error)

    async def finish(self, loops: Sequence[asyncio.Task[None]]) -> None:
        """Let the loops see the stop, then what runs, then give back what is too late."""
        self.awake.set()
        await asyncio.wait(loops, timeout=2)
        while self.waiting:
            await release(self.database, self.waiting.pop())
        busy = {*self.jobs, *self.clocked}
        late = (await asyncio.wait(busy, timeout=self.drain))[1] if busy else set()
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=2)


async def keep(step: Step, stop: asyncio.Event, awake: asyncio.Event, *, seconds: float) -> None:
    """`step` again and again, at once while it finds work; PostgreSQL may go away meanwhile and come back."""
    pause = seconds
    while not stop.is_set():
        awake.clear()
        try:
            busy, pause = await step(), seconds
        except Exception as error:
            busy, pause = False, min(pause * 2, 10.0)
            log.warning("The worker could not look for work and tries again: %r", error)
        if not busy and not stop.is_set():
            await sleep(pause, stop, awake)


async def sleep(seconds: float, *events: asyncio.Event) -> None:
    """Until one of the events is set, or that long."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waits:
            each.cancel()
