"""`talkoot serve`: PostgreSQL, migrations, server, worker and search, started in that order and ended in reverse."""

import asyncio
import gc
import signal
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import uvicorn
import uvloop
from starlette.applications import Starlette

from forum.embedded import postgres_of
from forum.kept_process import KeptProcess
from forum.listening import bound
from forum.settings import Settings
from forum.web.deadline import DeadlineProtocol
from forum.worker_process import worker_process

DRAIN_SECONDS = 17  # for requests in flight; with what is around it a stop takes 20 s at most

Step = Callable[[Settings], Any]


def serve(settings: Settings, *, worker: bool = True, before: Step | None = None, ready: Step | None = None) -> None:
    """Until SIGTERM or SIGINT. `before` runs after the migrations, `ready` when the first page can be had."""
    from forum.app import create_app
    from forum.extension import gather
    from forum.migrating import upgrade

    gc.disable()  # what is loaded stays: there is no rubbish to be looked for, now or later
    with bound(settings.host, settings.port) as listener:
        postgres = postgres_of(settings)
        try:
            with ThreadPoolExecutor(1) as beside:  # PostgreSQL starts while all of us is loaded
                starting = beside.submit(postgres.start)
                extensions = gather(settings.packages)
                settings = replace(settings, database_url=starting.result())
            gc.freeze()
            gc.enable()
            upgrade(settings.direct_url or "")
            if before:
                before(settings)
            others = [each for extension in extensions for each in extension.processes(settings)]
            server = ForumServer(create_app(settings), settings, kept=[worker_process(), *others] if worker else ())
            server.when_ready = ready
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(server.open(listener, postgres.watch()))
        finally:
            postgres.stop()


class ForumServer(uvicorn.Server):
    """uvicorn with a beginning and an end of our own: processes kept beside it, and a stop that is a clean exit."""

    when_ready: Step | None = None

    def __init__(self, app: Starlette, settings: Settings, *, kept: Sequence[KeptProcess] = ()):
        self.app, self.settings, self.kept = app, settings, kept
        super().__init__(_config(app, settings))

    async def open(self, listener: socket.socket, *beside: Any) -> None:
        """Serve until told to stop; `beside` are coroutines that live as long."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.drain, number)
        self.tasks = [loop.create_task(each) for each in beside]
        try:
            await self._serve([listener])
        finally:
            self.end_kept()
            await asyncio.gather(*(each.gone() for each in self.kept))
            for task in self.tasks:
                task.cancel()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # Only now: what they import must not compete with us.
        self.tasks += [asyncio.create_task(each.keep()) for each in self.kept]
        if self.when_ready:
            self.when_ready(self.settings)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        if self.force_exit:
            await self.lifespan.shutdown()  # a hurried end still closes the pool

    def drain(self, number: int = signal.SIGTERM) -> None:
        """Readiness fails at once, what is in flight is answered, worker and search end. A second Ctrl-C hurries."""
        self.force_exit = self.should_exit and number == signal.SIGINT
        self.should_exit = True
        house = getattr(self.app.state, "house", None)
        if house is not None:
            house.draining = True
        for stream in getattr(self.app, "streams", {}).values():
            stream.drain()
        self.end_kept()

    def end_kept(self) -> None:
        for each in self.kept:
            each.terminate()


def _config(app: Starlette, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=DeadlineProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
