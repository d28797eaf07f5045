"""A process of ours beside the server: kept alive by `talkoot serve`, and what it does itself to end in good order."""

import asyncio
import logging
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

from forum.embedded import postgres_of
from forum.settings import Settings

PATIENCE = 15.0  # seconds that the work in hand has to be finished
LONGEST_PAUSE = 60.0  # seconds between two tries to start a process that keeps ending
WITH_PARENT = "--with-parent"
log = logging.getLogger("talkoot.processes")

Work = Callable[[Settings, asyncio.Event], Coroutine[Any, Any, None]]  # until the event is set
NewLoop = Callable[[], asyncio.AbstractEventLoop]


class KeptProcess:
    """`python -m …` in a process of its own, started again whenever it ends by itself.

    It reads from a pipe that we hold open: when we are gone, even by kill -9, the pipe ends and so does it.
    """

    def __init__(self, name: str, *order: str):
        self.name, self.order = name, (sys.executable, "-m", *order, WITH_PARENT)
        self.process: Process | None = None
        self.stopping = False

    async def keep(self) -> None:
        pause = 1.0
        while not self.stopping:
            began = time.monotonic()
            self.process = await asyncio.create_subprocess_exec(*self.order, stdin=PIPE, start_new_session=True)
            log.info("The %s is process %d.", self.name, self.process.pid)
            code = await self.process.wait()
            if not self.stopping:
                pause = 1.0 if time.monotonic() - began > LONGEST_PAUSE else pause
                log.error("The %s ended (code %s); starting it again in %.0f s.", self.name, code, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def terminate(self) -> None:
        self.stopping = True
        if self.process and self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    async def gone(self) -> None:
        """After terminate(): wait for the work in hand, then insist."""
        if self.process is None:
            return
        try:
            await asyncio.wait_for(self.process.wait(), PATIENCE + 2)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


def run(work: Work, settings: Settings, *, with_parent: bool = False, new_loop: NewLoop | None = None) -> None:
    """`work`, with a PostgreSQL, until SIGTERM, SIGINT or, if asked, the end of the parent; what is in hand then has
    PATIENCE to be finished."""
    postgres = postgres_of(settings)
    try:
        settings = replace(settings, database_url=postgres.start())
        with asyncio.Runner(loop_factory=new_loop) as runner:
            runner.run(_run(work, settings, postgres.watch(), with_parent=with_parent))
    finally:
        postgres.stop()


async def _run(work: Work, settings: Settings, watching: Coroutine[Any, Any, None], *, with_parent: bool) -> None:
    stop = asyncio.Event()
    _stop_when_told(stop, with_parent)
    watch = asyncio.create_task(watching)
    working = asyncio.create_task(work(settings, stop))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait((working,), timeout=PATIENCE)
    for task in (watch, stopped, working):
        task.cancel()
    with suppress(asyncio.CancelledError):
        await working


def _stop_when_told(stop: asyncio.Event, with_parent: bool) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)

    def parent_is_gone() -> None:
        if not os.read(sys.stdin.fileno(), 1024):
            loop.remove_reader(sys.stdin.fileno())
            stop.set()

    if with_parent:
        loop.add_reader(sys.stdin.fileno(), parent_is_gone)
