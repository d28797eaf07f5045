"""kill -9 of web, worker, search index and PostgreSQL at random moments under load: is each acknowledged write there?

    python -m benchmarks.kills                      2,000 writes through 40 kills, in a folder of its own
    python -m benchmarks.kills --writes 60 --kills 4

People post answers through HTTP and send each form again, with its key, until it is acknowledged. Meanwhile something
is killed every few seconds. In the end the worker finishes, and every row that follows from a write is counted.
"""

import argparse
import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx2

from forum.addresses import for_asyncpg
from forum.bus import Bus
from forum.cluster import Cluster
from forum.database import Database
from forum.extension import gather
from forum.settings import Settings
from forum.web.sessions import begin_login
from tests.support.cast import Cast
from tests.support.postgres import place
from tests.support.scene import Scene

WRITERS = 8
KINDS = ("web", "worker", "database", "index")
COUNTS = """
SELECT p.body_source, count(*) AS posts, (SELECT count(*) FROM events e WHERE e.name = 'AnswerPosted'
       AND e.post_id = min(p.id)) AS events FROM posts p WHERE p.kind = 'answer' GROUP BY p.body_source
"""
OPEN = (
    "SELECT (SELECT count(*) FROM events WHERE relayed_at IS NULL) + (SELECT count(*) FROM jobs WHERE held_at IS NULL)"
)
DRIFT = """
SELECT count(*) FROM threads t WHERE t.answer_count <> (SELECT count(*) FROM posts p
 WHERE p.thread_id = t.id AND p.kind = 'answer' AND p.state = 'published')
"""


@dataclass
class Run:
    """What happened, and what it came to."""

    data: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None
    acknowledged: list[str] = field(default_factory=list)
    tries: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    outages: list[float] = field(default_factory=list)

    @property
    def url(self) -> str:
        return Cluster((self.data / "postgres").absolute()).url("talkoot")

    def start(self) -> None:
        given = {
            "TALKOOT_DATA": str(self.data),
            "TALKOOT_EMBEDDER": "words",
            "TALKOOT_LOG_LEVEL": "error",
        }
        order = [sys.executable, "-m", "forum.cli", "serve", "--port", str(self.port)]
        with (self.data / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(order, env={**os.environ, **given}, stdout=log, stderr=log)

    async def supervise(self) -> None:
        """As systemd does: a server that ended by itself is begun anew and counted; serve.log has its words."""
        while True:
            await asyncio.sleep(1)
            if self.process and self.process.poll() is not None:
                self.killed["ended by itself"] += 1
                self.start()

    def kill(self, kind: str) -> None:
        """At once and without warning; what supervises the rest is left to do its work."""
        if kind == "web" and self.process:
            self.process.kill()
            self.process.wait()
            self.start()
        elif kind == "database":
            pid = int((self.data / "postgres" / "cluster" / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, signal.SIGKILL)
        else:
            if kind == "index":
                harm_index(self.data)
            for pid in self.children():
                os.kill(pid, signal.SIGKILL)
        self.killed[kind] += 1

    def children(self) -> list[int]:
        """The workers of our server."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, IndexError):
                parent = int(path.read_text().rpartition(")")[2].split()[1])
                command = path.with_name("cmdline").read_bytes()
                if self.process and parent == self.process.pid and b"forum.cli\0work" in command:
                    found.append(int(path.parent.name))
        return found


def harm_index(data: Path) -> None:
    files = [path for path in (data / "index").rglob("*") if path.is_file() and path.stat().st_size > 100]
    for path in random.sample(files, min(2, len(files))):
        with suppress(OSError), path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            file.write(b"\xff" * 20)


async def prepared(run: Run) -> list[tuple[str, int]]:
    """Cookies of people who may write much, each with a thread to write in."""
    await until_ready(run)
    database = Database(run.url, Bus(gather(()), Settings(data=run.data)))
    cast, scene, ways = Cast(database), Scene(database), []
    for number in range(WRITERS):
        actor = await cast.person(f"writer{number}", trust_level=4, reputation=5000, days_ago=900)
        asked = await scene.ask(actor, title=f"Which of the hubs blinks most, number {number}?")
        async with database.writing() as session:
            ways.append((await begin_login(session, actor.id or 0, "kills"), asked.thread_id))
    await database.close()
    return ways


async def until_ready(run: Run, patience: float = 240) -> None:
    end = time.monotonic() + patience
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{run.port}") as client:
        while time.monotonic() < end:
            with suppress(httpx2.TransportError):
                if (await client.get("/readyz")).status_code == 200:
                    return
            await asyncio.sleep(0.1)
    raise TimeoutError("the forum is not ready")


async def write(run: Run, cookie: str, thread: int, *, most: int) -> None:
    """One answer after the other, each until it is acknowledged."""
    headers = {"origin": f"http://127.0.0.1:{run.port}", "cookie": f"talkoot={cookie}"}
    base = f"http://127.0.0.1:{run.port}"
    async with httpx2.AsyncClient(base_url=base, headers=headers, timeout=15) as client:
        while len(run.acknowledged) < most:
            word = f"answer{uuid4().hex[:12]}"
            form = {"body": f"Hold the button until it blinks, {word}, and wait.", "form_key": str(uuid4())}
            began = time.monotonic()
            while (status := await sent(client, f"/t/{thread}/answer", form)) != "303":
                run.tries[status] += 1
                if not status.startswith(("5", "Re", "Co", "Ti", "Wr", "Po")):
                    raise RuntimeError(f"answered with {status}")
                await asyncio.sleep(0.1)
            run.outages.append(time.monotonic() - began)
            run.acknowledged.append(word)


async def sent(client: httpx2.AsyncClient, url: str, form: dict[str, str]) -> str:
    try:
        return str((await client.post(url, data=form)).status_code)
    except httpx2.TransportError as fault:
        return type(fault).__name__


async def kill(run: Run, kills: int, writes: int) -> None:
    """Spread over the writes, so that all fall under load."""
    for number in range(kills):
        while len(run.acknowledged) < writes * (number + random.random()) / (kills + 1):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        with suppress(OSError):
            run.kill(KINDS[number % len(KINDS)])


async def judged(run: Run) -> dict[str, int]:
    """What is wrong, by name; all should be 0. Waits until the worker has nothing left to do."""
    await until_ready(run)
    connection = await asyncpg.connect(for_asyncpg(run.url))
    try:
        await connection.execute("UPDATE jobs SET due_at = now() WHERE held_at IS NULL")  # no need to wait for retries
        await until_done(connection)
        rows = await connection.fetch(COUNTS)
        found = {row["body_source"].split("blinks, ")[1].split(",")[0]: row for row in rows}
        return {
            "lost": sum(word not in found for word in run.acknowledged),
            "double": sum(row["posts"] != 1 for row in rows),
            "without one event": sum(row["events"] != 1 for row in rows),
            "threads that count wrong": await connection.fetchval(DRIFT),
            "events or jobs left": await connection.fetchval(OPEN),
            "jobs held": await connection.fetchval("SELECT count(*) FROM jobs WHERE held_at IS NOT NULL"),
            "not found by search": await missed(run),
        }
    finally:
        await connection.close()


async def until_done(connection: "asyncpg.Connection[asyncpg.Record]", patience: float = 60) -> None:
    """Until nothing is left for the worker, or nothing has become less for so many seconds."""
    fewest, end = await connection.fetchval(OPEN), time.monotonic() + patience
    while fewest and time.monotonic() < end:
        await asyncio.sleep(0.3)
        left = await connection.fetchval(OPEN)
        if left < fewest:
            fewest, end = left, time.monotonic() + patience


async def missed(run: Run, sample: int = 20) -> int:
    """Of some acknowledged writes, how many search does not find, given a minute to mend its index."""
    words = random.sample(run.acknowledged, min(sample, len(run.acknowledged)))
    end = time.monotonic() + 60
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{run.port}", timeout=15) as client:
        while words and time.monotonic() < end:
            answers = [(word, (await client.get("/search", params={"q": word})).text) for word in words]
            words = [word for word, text in answers if 'href="/t/' not in text]
            await asyncio.sleep(0.5 if words else 0)
    return len(words)


async def harness(data: Path, writes: int, kills: int) -> tuple[Run, dict[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        run = Run(data, probe.getsockname()[1])
    run.start()
    supervising = asyncio.create_task(run.supervise())
    try:
        ways = await prepared(run)
        writing = [write(run, cookie, thread, most=writes) for cookie, thread in ways]
        await asyncio.gather(kill(run, kills, writes), *writing)
        return run, await judged(run)
    finally:
        supervising.cancel()
        if run.process:
            run.process.terminate()
            run.process.wait(40)


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--writes", type=int, default=2000)
    words.add_argument("--kills", type=int, default=40)
    given = words.parse_args()
    began = time.monotonic()
    with place() as folder:
        run, wrong = asyncio.run(harness(folder, given.writes, given.kills))
    seconds = time.monotonic() - began
    print(f"{len(run.acknowledged)} writes acknowledged in {seconds:.0f} s, through kills of {dict(run.killed)}")
    print(f"sent again after {dict(run.tries)}; the longest took {max(run.outages):.1f} s until it was acknowledged")
    print(", ".join(f"{name}: {count}" for name, count in wrong.items()))
    sys.exit(1 if any(wrong.values()) else 0)


if __name__ == "__main__":
    main()
