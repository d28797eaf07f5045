"""`talkoot serve` from the outside: it answers, keeps its processes, leaves nothing behind however it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from forum.cluster import Cluster
from tests.support.postgres import place
from tests.support.processes import gone

pytestmark = pytest.mark.live
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder that the tests of this module share, one after another."""
    with place() as here:
        yield here


def test_sigterm_ends_it_with_code_0_and_leaves_nothing_running(data: Path) -> None:
    with serving(data) as forum:
        worker, search = forum.kept("worker"), forum.kept("search")
        until((data / "search" / "door").exists)
        assert httpx2.get(f"{forum.url}/readyz").json() == {"ready": True}
        postmaster = int((data / "postgres/cluster/postmaster.pid").read_text().split()[0])
        forum.process.send_signal(signal.SIGTERM)
        assert forum.process.wait(20) == 0
    assert gone(worker)
    assert gone(search)
    assert gone(postmaster)
    assert not (data / "search" / "door").exists()


def test_ctrl_c_is_no_error_either(data: Path) -> None:
    with serving(data, "--no-worker") as forum:
        forum.process.send_signal(signal.SIGINT)
        assert forum.process.wait(20) == 0
        assert "Traceback" not in forum.said()


def test_killed_outright_it_takes_its_processes_and_its_postgres_along(data: Path) -> None:
    with serving(data) as forum:
        kept = [forum.kept("worker"), forum.kept("search")]
        until(lambda: users(data) >= 3)
        forum.process.kill()
        forum.process.wait(20)
        until(lambda: all(map(gone, kept)), seconds=20)
    assert not Cluster(data / "postgres").answers()


def test_a_process_that_dies_is_replaced(data: Path) -> None:
    with serving(data) as forum:
        before = {name: forum.kept(name) for name in ("worker", "search")}
        for number in before.values():
            os.kill(number, signal.SIGKILL)
        until(lambda: all(forum.kept(name) != number for name, number in before.items()))


def test_a_command_works_beside_the_server_and_leaves_it_alone(data: Path) -> None:
    with serving(data, "--no-worker") as forum:
        done = talkoot(data, "migrate")
        assert done.returncode == 0
        assert done.stdout == "Nothing to do: the tables are up to date.\n"
        assert httpx2.get(f"{forum.url}/readyz").status_code == 200


def test_a_taken_port_is_one_clear_line(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = talkoot(data, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert re.fullmatch(r"talkoot: Cannot listen on 127\.0\.0\.1, port \d+: .*--port.*\n", done.stderr)


@pytest.mark.parametrize(
    "words, says",
    [
        (["serve", "--port", "99999"], "TALKOOT_PORT must be a whole number from 1 to 65535"),
        (["serve", "--prot", "1"], "No such option"),
        (["dance"], "No such command"),
    ],
)
def test_bad_input_is_one_line_and_code_2(data: Path, words: list[str], says: str) -> None:
    done = talkoot(data, *words)
    assert done.returncode == 2
    assert done.stderr.startswith("talkoot: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


class Serving:
    """A running `talkoot serve` and what it has said."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, log: Path):
        self.process, self.url, self.log = process, f"http://127.0.0.1:{port}", log

    def said(self) -> str:
        return self.log.read_text()

    def kept(self, name: str) -> int:
        """The number of that process, the latest one if there were several."""
        until(lambda: f"The {name} is process" in self.said())
        return int(re.findall(rf"The {name} is process (\d+)\.", self.said())[-1])


@contextmanager
def serving(data: Path, *words: str) -> Iterator[Serving]:
    port = free_port()
    log = data / f"{port}.log"
    order = [sys.executable, "-m", "forum.cli", "serve", "--port", str(port), *words]
    with (
        log.open("wb") as output,
        subprocess.Popen(order, cwd=ROOT, env=environment(data), stdout=output, stderr=output) as process,
    ):
        try:
            until(lambda: process.poll() is not None or "is open at" in log.read_text(), seconds=60)
            assert process.poll() is None, log.read_text()
            yield Serving(process, port, log)
        finally:
            process.terminate()
            process.wait(30)


def talkoot(data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    order = [sys.executable, "-m", "forum.cli", *words]
    return subprocess.run(order, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=240)


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALKOOT_")}
    return {**kept, "TALKOOT_DATA": str(data), "COLUMNS": "200"}


def users(data: Path) -> int:
    """How many processes hold a share in the data folder's PostgreSQL."""
    lock = (data / "postgres" / "users.lock").stat().st_ino
    return sum(f":{lock} " in line for line in Path("/proc/locks").read_text().splitlines())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(true: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
