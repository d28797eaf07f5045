"""A server in a process of its own, and how quickly it answers."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

CONNECTIONS = 16


@dataclass(frozen=True)
class Server:
    """A server in a process of its own."""

    process: "subprocess.Popen[bytes]"
    url: str

    def cpu(self) -> float:
        """Seconds of CPU that it has used so far."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(script: str, role: str, environ: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {**environ, "TALKOOT_PORT": str(port)}
    with subprocess.Popen([sys.executable, script, role], env=environ) as process:
        found = Server(process, f"http://127.0.0.1:{port}")
        try:
            wait_for(found)
            yield found
        finally:
            process.terminate()


def wait_for(server: Server) -> None:
    while server.process.poll() is None:
        try:
            urllib.request.urlopen(server.url).close()
            return
        except URLError:
            time.sleep(0.05)
    sys.exit("the server ended by itself")


@dataclass(frozen=True)
class Pace:
    """How quickly a page came."""

    rps: float
    cpu: float  # seconds a request


def pace(server: Server, path: str, headers: dict[str, str], seconds: float) -> Pace:
    """Our own client waits for all that it asked, which counts where answers are slow; wrk is for the quick ones."""
    url = server.url + path
    quick = load_by_ourselves(url, headers, 0.3) > 500 and shutil.which("wrk")
    cpu, began = server.cpu(), time.monotonic()
    answered = load_by_wrk(url, headers, seconds) if quick else load_by_ourselves(url, headers, seconds)
    return Pace(answered / (time.monotonic() - began), (server.cpu() - cpu) / answered)


def load_by_wrk(url: str, headers: dict[str, str], seconds: float) -> int:
    order = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}", "--timeout", "10"]
    order += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    said = subprocess.run([*order, url], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]


def load_by_ourselves(url: str, headers: dict[str, str], seconds: float) -> int:
    """The same without wrk, less hard; ends when the last answer has come."""
    host, _slash, path = url.removeprefix("http://").partition("/")
    lines = [f"GET /{path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in headers.items())]
    order = "\r\n".join([*lines, "", ""]).encode()

    async def ask(until: float) -> int:
        reader, writer = await asyncio.open_connection(*host.split(":"))
        answered = 0
        while time.monotonic() < until:
            writer.write(order)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head[9:12] in (b"200", b"304"), head
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            answered += 1
        writer.close()
        return answered

    async def everybody() -> int:
        until = time.monotonic() + seconds
        return sum(await asyncio.gather(*(ask(until) for _ in range(CONNECTIONS))))

    return asyncio.run(everybody())
