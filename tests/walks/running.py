"""The product as people run it: `talkoot serve` with its worker, in processes of its own, and the mail they wrote."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

from tests.support.letters import bodies, kept
from tests.support.processes import gone

ROOT = Path(__file__).resolve().parents[2]
START = 400.0  # seconds: a busy machine fills a forum with the demonstration slowly
PATIENCE = 90.0

Found = TypeVar("Found")


class RunningForum:
    """Where it answers, what it has said, and the mail that it wrote."""

    def __init__(self, folder: Path, port: int, database_url: str):
        self.url, self.database_url = f"http://127.0.0.1:{port}", database_url
        self.folder, self.mail, self.log = folder, folder / "mail", folder / "serve.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TALKOOT_")},
            "TALKOOT_DATA": str(folder / "data"),
            "TALKOOT_DATABASE_URL": database_url,
            "TALKOOT_MAIL_FOLDER": str(self.mail),
            "TALKOOT_MAIL_WAIT": "0",
            "TALKOOT_PORT": str(port),
        }

    def is_open(self) -> bool:
        return "is open at" in self.log.read_text() and bool(self.workers())

    def workers(self) -> list[int]:
        return [int(number) for number in re.findall(r"The (?:worker|search) is process (\d+)\.", self.log.read_text())]

    def letters_to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in kept(self.mail) if address in str(letter["to"])]

    async def mailed_to(self, address: str, words: str, pattern: str) -> str:
        """What matches the pattern in a letter to this person that holds these words, as soon as one has come."""

        async def look() -> str | None:
            letters = [bodies(letter)[0] for letter in self.letters_to(address)]
            found = (re.search(pattern, letter) for letter in letters if words in letter)
            return next((match[0] for match in found if match), None)

        return await until(look, f"a letter to {address} that says {words}")


@contextmanager
def running_forum(folder: Path, database_url: str, *options: str, **settings: str) -> Iterator[RunningForum]:
    """Open when this begins; at the end it is closed, and a worker that is left behind is a failure."""
    forum = RunningForum(folder, free_port(), database_url)
    forum.environment |= settings
    order = [sys.executable, "-m", "forum.cli", "serve", *options]
    with (
        forum.log.open("wb") as output,
        subprocess.Popen(order, cwd=ROOT, env=forum.environment, stdout=output, stderr=output) as process,
    ):
        try:
            wait_for(lambda: process.poll() is not None or forum.is_open())
            assert process.poll() is None, forum.log.read_text()
            yield forum
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(START)
            wait_for(lambda: all(gone(number) for number in forum.workers()))


async def until(look: Callable[[], Awaitable[Found | None]], what: str) -> Found:
    """What `look` finds, asked again until it finds something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := await look()):
        assert time.monotonic() < deadline, f"waited {PATIENCE:.0f} s in vain for {what}"
        await asyncio.sleep(0.2)
    return found


def wait_for(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
