"""How long `talkoot serve --demo` takes to its first page: the first time, and again. Asked for: under 3 s again.

    python benchmarks/starting.py

Run it on a quiet machine; the CPU seconds say what the wall clock cannot on a busy one.
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="talkoot-starting-") as data:
        for name in ("first", "again", "again", "again"):
            wall, cpu = start(data)
            print(f"{name:6} {wall:6.2f} s to the first page, {cpu:5.2f} s of CPU until it was closed again")


def start(data: str) -> tuple[float, float]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    order = [sys.executable, "-m", "forum.cli", "serve", "--demo", "--no-worker", "--port", str(port)]
    environ = {**os.environ, "TALKOOT_DATA": data}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # people keep what Python compiled
    with subprocess.Popen(
        order, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not answered(f"http://127.0.0.1:{port}/"):
            if process.poll() is not None:
                sys.exit("the server ended by itself")
            time.sleep(0.02)
        wall = time.monotonic() - began
        process.terminate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def answered(url: str) -> bool:
    try:
        with urllib.request.urlopen(url) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


if __name__ == "__main__":
    main()
