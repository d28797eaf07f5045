"""The worker as a process: run by `talkoot work`, or beside the server by `talkoot serve`."""

import asyncio

import uvloop

from forum.kept_process import KeptProcess, run
from forum.settings import Settings


def worker_process() -> KeptProcess:
    return KeptProcess("worker", "forum.cli", "work")


def work(settings: Settings, *, with_parent: bool = False) -> None:
    run(_work, settings, with_parent=with_parent, new_loop=uvloop.new_event_loop)


async def _work(settings: Settings, stop: asyncio.Event) -> None:
    from forum.working import work as jobs  # here, so that a server can keep a worker without importing all it needs

    await jobs(settings, settings.database_url or "", stop=stop)
