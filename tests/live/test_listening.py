"""Readers who listen: two server processes over one PostgreSQL, doors that stay shut, slow readers, the end."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import httpx2
import pytest

from forum.accounts.actions import suspend_user
from forum.actor import VISITOR
from forum.bus import Bus
from forum.database import Database
from forum.live.lines import MOST_PENDING, Line
from forum.live.wire import say_from_worker
from forum.relay import settle
from forum.settings import Settings
from forum.web.sessions import begin_login
from tests.support.cast import Cast
from tests.support.listening import Ear, listen
from tests.support.postgres import SessionPostgres, place
from tests.support.scene import Scene
from tests.walks.running import free_port

pytestmark = pytest.mark.live
ROOT = Path(__file__).resolve().parents[2]
KNOWN: tuple[dict[str, int], dict[str, int]] = {}, {}  # people and categories of earlier tests
FEW = 3  # readers whom the second process has room for


class Town:
    """Two servers, one database, and the people in it."""

    def __init__(self, database: Database, urls: list[str], processes: "list[subprocess.Popen[bytes]]"):
        self.database, self.urls, self.processes = database, urls, processes
        self.people, self.scene = Cast(database), Scene(database)
        self.people.known, self.scene.categories = KNOWN

    async def cookie(self, actor) -> str:
        async with self.database.writing() as session:
            return await begin_login(session, actor.id, "tests")

    async def press(self, cookie: str, path: str, **fields: object) -> None:
        """A form sent to the second server."""
        headers = {"origin": self.urls[1], "cookie": f"talkoot={cookie}"}
        async with httpx2.AsyncClient(base_url=self.urls[1], headers=headers, timeout=60) as client:
            reply = await client.post(path, data={name: str(value) for name, value in fields.items()})
            assert reply.status_code == 303, reply.text[:500]

    @asynccontextmanager
    async def ear(self, cookie: str = "", *, server: int = 0, **asked: object) -> AsyncIterator[Ear]:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        ear = await listen(self.urls[server], cookie, path=f"/live?{query}")
        try:
            yield ear
        finally:
            await ear.close()


@pytest.fixture(scope="module")
def served(postgres: SessionPostgres) -> Iterator[tuple[str, list[str], "list[subprocess.Popen[bytes]]"]]:
    postgres.drop("listened")
    url = postgres.create("listened", template="template")
    with place() as folder:
        started = [serve(folder, url, most=most) for most in (500, FEW)]
        try:
            wait_open(started)
            yield url, [forum.url for forum in started], [forum.process for forum in started]
        finally:
            for forum in started:
                forum.process.kill()
                forum.process.wait()
            postgres.drop("listened")


@pytest.fixture
async def town(served, bus: Bus) -> AsyncIterator[Town]:
    database = Database(served[0], bus)
    yield Town(database, served[1], served[2])
    await database.close()


def serve(folder: Path, url: str, *, most: int) -> SimpleNamespace:
    port = free_port()
    log = folder / f"{port}.log"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALKOOT_")}
    environ = {**kept, "TALKOOT_DATA": str(folder), "TALKOOT_DATABASE_URL": url, "TALKOOT_LIVE_CONNECTIONS": str(most)}
    order = [sys.executable, "-m", "forum.cli", "serve", "--no-worker", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(order, cwd=ROOT, env=environ, stdout=output, stderr=output)
    return SimpleNamespace(process=process, url=f"http://127.0.0.1:{port}", log=log)


def wait_open(started: list[SimpleNamespace]) -> None:
    deadline = time.monotonic() + 120
    while not all("is open at" in each.log.read_text() for each in started):
        assert all(each.process.poll() is None for each in started), [each.log.read_text() for each in started]
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


async def test_what_is_done_at_one_server_is_heard_at_the_other(town: Town) -> None:
    asha, lin = await town.people.asha(), await town.people.lin()
    asked = await town.scene.ask(asha)
    async with town.ear(thread=asked.thread_id) as ear:
        assert await ear.hears("state") == {"answers": 0, "accepted": 0, "solved": False}
        await town.press(
            await town.cookie(lin), f"/t/{asked.thread_id}/answer", body="Hold the button for ten seconds."
        )
        told = await ear.hears("news")
        (answer_id,) = told["arrived"]
        assert told["answers"] == 1
        await town.press(await town.cookie(asha), f"/p/{answer_id}/vote", value=1)
        assert (await ear.hears("news"))["scores"] == {str(answer_id): 1}
        await town.press(await town.cookie(asha), f"/p/{answer_id}/comment", body="That did it.")
        assert (await ear.hears("news"))["remarked"] == {str(answer_id): 1}
        await town.press(await town.cookie(asha), f"/p/{answer_id}/accept")
        told = await ear.hears("news")
        assert (told["accepted"], told["solved"]) == (answer_id, True)
        heard = int(ear.last_id)
    await town.press(await town.cookie(asha), f"/t/{asked.thread_id}/unaccept")
    async with town.ear(thread=asked.thread_id, after=heard) as ear:
        assert (await ear.hears("state"))["accepted"] == 0
        assert answer_id in (await ear.hears("news"))["arrived"]  # what was heard may be told twice, never missed


async def test_what_a_reader_may_not_see_is_never_spoken_of(town: Town) -> None:
    bo, mo = await town.people.bo(), await town.people.mo()
    asked = await town.scene.ask(mo, category="lounge")
    async with town.database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = 'signed_in' WHERE slug = 'lounge'")
    for thread_id in (asked.thread_id, 2**62, 0):
        async with town.ear(thread=thread_id) as ear:
            assert ear.status == 404
    async with (
        town.ear(await town.cookie(bo), thread=asked.thread_id) as inside,
        town.ear(await town.cookie(mo), thread=asked.thread_id) as staff,
    ):
        assert (inside.status, staff.status) == (200, 200)
        await inside.hears("state")
        await staff.hears("state")
        async with town.database.writing() as session:
            await session.fetchval("UPDATE categories SET visibility = 'staff' WHERE slug = 'lounge'")
        await town.press(await town.cookie(mo), f"/t/{asked.thread_id}/answer", body="For staff alone, from now on.")
        assert len((await staff.hears("news"))["arrived"]) == 1
        assert await inside.rest() == ["again"]
    async with town.ear(await town.cookie(bo), thread=asked.thread_id) as ear:
        assert ear.status == 404


async def test_a_held_answer_is_not_announced_before_it_is_released(town: Town) -> None:
    asha, mo = await town.people.asha(), await town.people.mo()
    asked = await town.scene.ask(asha, "Held for a while")
    answered = await town.scene.answer(await town.people.lin(), asked.thread_id)
    async with town.ear(thread=asked.thread_id, after=1) as ear:
        assert (await ear.hears("news"))["arrived"] == [answered.post_id]
    async with town.database.writing() as session:
        await session.fetchval("UPDATE posts SET state = 'held' WHERE id = $1", answered.post_id)
    async with town.ear(thread=asked.thread_id, after=1) as ear:
        assert (await ear.hears("news"))["arrived"] == []
    async with town.ear(await town.cookie(mo), thread=asked.thread_id, after=1) as ear:
        assert (await ear.hears("news"))["arrived"] == []


async def test_who_signs_out_or_is_suspended_hears_no_more(town: Town) -> None:
    person = await town.people.person("lea")
    assert person.id is not None
    first, second = await town.cookie(person), await town.cookie(person)
    async with town.ear(first) as leaving, town.ear(second) as staying:
        await leaving.hears("bell")
        await staying.hears("bell")
        await town.press(first, "/sign-out")
        assert await leaving.rest() == ["bye"]
        async with speaking(town), town.database.writing() as session:
            await suspend_user(session, await town.people.mo(), person.id, session.now + timedelta(days=3))
        assert await staying.rest() == ["bye"]
    async with town.ear(second) as ear:
        assert await ear.rest() == ["bye"]
    async with town.ear() as ear:
        assert await ear.rest() == ["bye"]


@asynccontextmanager
async def speaking(town: Town) -> AsyncIterator[None]:
    """What is done here is told as a worker tells it."""
    stop = asyncio.Event()
    worker = asyncio.create_task(say_from_worker(town.database, Settings(), stop))
    await asyncio.sleep(0)
    try:
        yield
    finally:
        stop.set()
        await worker


async def test_the_bell_rings_when_a_worker_has_told_somebody(town: Town) -> None:
    asha = await town.people.asha()
    asked = await town.scene.ask(asha, "Who rings the bell?")
    async with town.ear(await town.cookie(asha)) as ear, speaking(town):
        before = (await ear.hears("bell"))["unread"]
        await town.scene.answer(await town.people.lin(), asked.thread_id)
        await settle(town.database)
        assert (await ear.hears("bell"))["unread"] > before


async def test_beyond_what_there_is_room_for_a_reader_is_asked_to_come_later(town: Town) -> None:
    asked = await town.scene.ask(await town.people.asha(), "Is there room?")
    ears = [await listen(town.urls[1], path=f"/live?thread={asked.thread_id}") for _each in range(FEW + 1)]
    assert [ear.status for ear in ears] == [200] * FEW + [503]
    assert re.search(r"retry-after: \d+", ears[-1].head)
    for ear in ears:
        await ear.close()


async def test_a_reader_who_does_not_read_is_cut_off_and_keeps_nobody_waiting() -> None:
    cut: list[bool] = []
    sent: list[bytes] = []

    async def never(_message: object) -> None:
        await asyncio.Event().wait()

    async def quickly(message: dict[str, bytes]) -> None:
        sent.append(message["body"])

    scope = {"client": None, "extensions": {"abort": {"now": lambda: cut.append(True)}}}
    slow = Line(scope, never, actor=VISITOR, login_id=None, thread_id=1)
    quick = Line(scope, quickly, actor=VISITOR, login_id=None, thread_id=1)  # type: ignore[arg-type]
    for number in range(MOST_PENDING + 10):
        slow.say(b"%d\n" % number)
        quick.say(b"%d\n" % number)
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert b"".join(sent).count(b"\n") == MOST_PENDING + 10
    assert cut == [True]


async def test_a_stop_ends_all_lines_at_once(town: Town) -> None:
    asked = await town.scene.ask(await town.people.asha(), "When does it end?")
    ears = [await listen(town.urls[0], path=f"/live?thread={asked.thread_id}") for _each in range(5)]
    for ear in ears:
        await ear.hears("state")
    town.processes[0].send_signal(signal.SIGTERM)
    assert [await ear.rest() for ear in ears] == [["again"]] * 5
    for ear in ears:
        await ear.close()
    assert await asyncio.to_thread(town.processes[0].wait, 30) == 0
