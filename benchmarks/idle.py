"""What an idle reader costs who listens for news: `python benchmarks/idle.py [connections]`.

A server with a made-up thread; so many connections (2,000) open `/live` for it and say nothing. Printed is by how much
the server's memory grew for each: 12 kB are the most that we want. The file limit of both processes is raised as far as
the system lets us.
"""

import asyncio
import os
import resource
import sys
import tempfile
from pathlib import Path

from load import Server, server
from made_up import LONG
from pages import prepared, serve

from forum.embedded import EmbeddedPostgres


def main(connections: int) -> None:
    raise_limit()
    with tempfile.TemporaryDirectory(prefix="talkoot-idle-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        environ = {**os.environ, "TALKOOT_DATABASE_URL": postgres.start(), "TALKOOT_DATA": folder}
        environ["TALKOOT_LIVE_CONNECTIONS"] = str(connections * 10)  # one address may have a tenth
        try:
            asyncio.run(prepared(environ["TALKOOT_DATABASE_URL"]))
            with server(__file__, "forum", environ) as forum:
                asyncio.run(measure(forum, connections))
        finally:
            postgres.stop()


async def measure(forum: Server, connections: int) -> None:
    first = [await listen(forum) for _each in range(50)]  # what is loaded at the first connection is nobody's
    before = memory(forum)
    lines = [await listen(forum) for _each in range(connections)]
    after = memory(forum)
    print(
        f"{len(lines):,} idle connections: {(after - before) / len(lines):.1f} kB each ({after / 1024:.0f} MB in all)"
    )
    for _reader, writer in (*first, *lines):
        writer.close()


async def listen(forum: Server) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, _colon, port = forum.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    headers = f"GET /live?thread={LONG} HTTP/1.1\r\nHost: {host}:{port}\r\nUser-Agent: Mozilla/5.0 (idle)\r\n"
    writer.write(f"{headers}Accept: text/event-stream\r\nAccept-Language: en\r\nCookie: locale=en\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in head, head
    return reader, writer


def memory(forum: Server) -> int:
    """Kilobytes that the server has in memory."""
    status = Path(f"/proc/{forum.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def raise_limit() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    if sys.argv[1:] == ["forum"]:
        raise_limit()
        serve("forum")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
