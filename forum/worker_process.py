"""The worker as a process: run here by `talkoot work`, or kept alive beside the server by `talkoot serve`."""

import asyncio
import logging
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

import uvloop

from forum.embedded import postgres_of
from forum.settings import Settings

PATIENCE = 15.0  # seconds that the jobs in hand have to finish
LONGEST_PAUSE = 60.0  # seconds between two tries to start a worker that keeps ending
log = logging.getLogger("talkoot.worker")


class WorkerProcess:
    """`talkoot work` in a process of its own, started again whenever it ends by itself.

    The worker reads from a pipe that we hold open: when we are gone, even by kill -9, the pipe ends and so does it.
    """

    def __init__(self) -> None:
        self.process: Process | None = None
        self.stopping = False

    async def keep(self) -> None:
        pause = 1.0
        while not self.stopping:
            began = time.monotonic()
            order = (sys.executable, "-m", "forum.cli", "work", "--with-parent")
            self.process = await asyncio.create_subprocess_exec(*order, stdin=PIPE, start_new_session=True)
            log.info("The worker is process %d.", self.process.pid)
            code = await self.process.wait()
            if not self.stopping:
                pause = 1.0 if time.monotonic() - began > LONGEST_PAUSE else pause
                log.error("The worker ended (code %s); starting it again in %.0f s.", code, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def terminate(self) -> None:
        self.stopping = True
        if self.process and self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    async def gone(self) -> None:
        """After terminate(): wait for the jobs in hand, then insist."""
        if self.process is None:
            return
        try:
            await asyncio.wait_for(self.process.wait(), PATIENCE + 2)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


def work(settings: Settings, *, with_parent: bool = False) -> None:
    """Until SIGTERM, SIGINT or, if asked, the end of the parent; the jobs in hand are finished first."""
    postgres = postgres_of(settings)
    try:
        url = postgres.start()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_work(replace(settings, database_url=url), url, postgres.watch(), with_parent=with_parent))
    finally:
        postgres.stop()


async def _work(settings: Settings, url: str, watching: Coroutine[Any, Any, None], *, with_parent: bool) -> None:
    from forum.working import work as jobs  # here, so that a server can keep a worker without importing all it needs

    stop = asyncio.Event()
    _stop_when_told(stop, with_parent)
    watch = asyncio.create_task(watching)
    working = asyncio.create_task(jobs(settings, url, stop=stop))
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
