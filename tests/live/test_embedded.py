"""The embedded PostgreSQL: shared by all who use its folder, stopped by the last, back after a kill."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from forum.addresses import for_asyncpg
from forum.cluster import Cluster, NoPostgres
from forum.embedded import EmbeddedPostgres
from forum.given_postgres import GivenPostgres
from tests.support.postgres import place
from tests.support.processes import gone

pytestmark = pytest.mark.live

# Another process that uses a folder, as a given account, until its standard input ends; it says so in one line.
USER = """
import os, sys
from pathlib import Path
from forum.embedded import EmbeddedPostgres
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
embedded = EmbeddedPostgres(Path(sys.argv[1]))
embedded.start()
print("here", flush=True)
sys.stdin.read()
embedded.stop()
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Made once, by whoever starts first; each test leaves it stopped."""
    with place() as here:
        yield here / "postgres"


@pytest.fixture
def empty() -> Iterator[Path]:
    with place() as here:
        yield here


def test_it_answers_is_durable_and_leaves_nothing_running(folder: Path) -> None:
    with started(folder) as url:
        assert ask(url, "SHOW fsync") == ask(url, "SHOW synchronous_commit") == "on"
        assert ask(url, "SELECT current_database()") == "talkoot"
        assert ask(url, "SELECT lower('ПРИВЕТ, ȘTEFAN')") == "привет, ștefan"
        postmaster = pid(folder)
    assert gone(postmaster)


def test_what_was_written_is_there_at_the_next_start(folder: Path) -> None:
    with started(folder) as url:
        ask(url, "CREATE TABLE kept AS SELECT 7 AS n")
    with started(folder) as url:
        assert ask(url, "SELECT n FROM kept") == 7


def test_only_its_own_account_can_come_near(folder: Path) -> None:
    with started(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_last_of_its_users_stops_it(folder: Path) -> None:
    with another_user(folder):
        with started(folder):
            postmaster = pid(folder)
        assert not gone(postmaster)
    assert gone(postmaster)


def test_a_user_who_was_killed_does_not_keep_it_running(folder: Path) -> None:
    with another_user(folder) as other:
        postmaster = pid(folder)
        other.kill()
    assert not gone(postmaster)
    with started(folder):
        assert pid(folder) == postmaster
    assert gone(postmaster)


async def test_it_is_back_within_seconds_after_it_was_killed(folder: Path) -> None:
    embedded = EmbeddedPostgres(folder)
    url = await asyncio.to_thread(embedded.start)
    watch = asyncio.create_task(embedded.watch(0.2))
    try:
        ask_again = await asyncpg.connect(for_asyncpg(url))
        await ask_again.execute("CREATE TABLE IF NOT EXISTS survivors AS SELECT 1 AS n")
        os.kill(pid(folder), signal.SIGKILL)
        killed = time.monotonic()
        await until_back(url)
        assert (
            time.monotonic() - killed < 10
        )  # under 5 on a quiet machine: recovery shares the disk with its neighbours
    finally:
        watch.cancel()
        await asyncio.to_thread(embedded.stop)


def test_a_folder_too_deep_for_a_socket_is_no_obstacle(empty: Path) -> None:
    deep = empty / ("deep in the folders/" * 6) / "postgres"
    with started(deep) as url:
        assert ask(url, "SELECT 1") == 1
        elsewhere = Cluster(deep).socket_folder
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
    assert not elsewhere.exists()


def test_a_set_up_that_was_cut_short_is_made_anew(empty: Path) -> None:
    half = empty / "postgres" / "cluster.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with started(half.parent) as url:
        assert ask(url, "SELECT 1") == 1


def test_an_ordinary_account_can_have_one_too(empty: Path) -> None:
    empty.chmod(0o755)
    mine = empty / "data"
    mine.mkdir()
    if os.geteuid() == 0:
        os.chown(mine, 65534, 65534)
    with another_user(mine / "postgres"):
        assert (mine / "postgres").stat().st_uid in (65534, os.geteuid())


def test_why_it_does_not_start_is_said_in_one_line(empty: Path) -> None:
    with started(empty / "postgres"):
        pass
    (empty / "postgres" / "cluster" / "PG_VERSION").write_text("12\n")
    with pytest.raises(NoPostgres, match=r"incompatible|not compatible|version 12"):
        EmbeddedPostgres(empty / "postgres").start()


def test_a_given_address_is_tried_and_its_password_never_shown(folder: Path) -> None:
    with started(folder) as url:
        assert GivenPostgres(url).start() == url
        with pytest.raises(NoPostgres, match="nowhere"):
            GivenPostgres(url.replace("/talkoot?", "/nowhere?"), patience=0).start()
    with pytest.raises(NoPostgres) as refused:
        GivenPostgres("postgresql+asyncpg://ann:hunter2@127.0.0.1:9/forum", patience=0).start()
    assert "hunter2" not in str(refused.value)
    assert "127.0.0.1:9" in str(refused.value)


@contextmanager
def started(folder: Path) -> Iterator[str]:
    embedded = EmbeddedPostgres(folder)
    try:
        yield embedded.start()
    finally:
        embedded.stop()


@contextmanager
def another_user(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    order = [sys.executable, "-c", USER, str(folder), str(folder.parent.stat().st_uid)]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "here\n"
        try:
            yield other
        finally:
            other.stdin.close()
            other.wait(20)


def ask(url: str, question: str) -> Any:
    async def put() -> Any:
        connection = await asyncpg.connect(for_asyncpg(url))
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return asyncio.run(put())


async def until_back(url: str) -> None:
    """Until what was written before the kill can be read again."""
    while True:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection = await asyncpg.connect(for_asyncpg(url))
            try:
                assert await connection.fetchval("SELECT n FROM survivors") == 1
                return
            finally:
                await connection.close()
        await asyncio.sleep(0.05)


def pid(folder: Path) -> int:
    return int((folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])
