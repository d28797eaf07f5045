"""A vote end to end, 16 clients on one hot thread: `python -m benchmarks.votes [seconds]`.

A server with a made-up forum; sixteen connections, each for another few of its people, press the arrows of the busiest
thread's posts as fast as they are answered. Printed are votes a second, how long one takes, the server's CPU for one,
and whether afterwards scores, the book and the standings agree. One vote is a request, an event, a line of the book and
the author's row, which everybody in the thread waits for: that is what is hot.
"""

# ruff: noqa: E402 - where the benchmarks stand is told before they are imported

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

import asyncpg

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]  # however it is started: the server is this file as well

from load import CONNECTIONS, Server, server
from made_up import ANSWERS, LONG, PEOPLE, fill
from pages import serve

from forum.addresses import for_asyncpg
from forum.bus import Bus
from forum.database import Database
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.web.sessions import begin_login

FIRST = LONG * 100  # the number of the thread's first post
ADRIFT = """
SELECT (SELECT count(*) FROM posts p WHERE p.thread_id = $1
           AND p.score <> $2 + (SELECT coalesce(sum(value), 0) FROM votes v WHERE v.post_id = p.id))
     + (SELECT count(*) FROM users u
         WHERE u.reputation <> u.id * 7
               + (SELECT coalesce(sum(amount), 0) FROM ledger_entries l WHERE l.user_id = u.id))
"""


def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory(prefix="talkoot-votes-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        environ = {**os.environ, "TALKOOT_DATABASE_URL": postgres.start(), "TALKOOT_DATA": folder}
        try:
            url = environ["TALKOOT_DATABASE_URL"]
            tokens = asyncio.run(prepared(url))
            with server(__file__, "forum", environ) as forum:
                tell(forum, tokens, seconds)
            asyncio.run(check(url))
        finally:
            postgres.stop()


async def prepared(url: str) -> dict[int, str]:
    """Fills the database; returns everybody's way to be signed in."""
    await asyncio.to_thread(upgrade, url)
    connection = await asyncpg.connect(for_asyncpg(url))
    await fill(connection)
    await connection.execute("UPDATE posts SET score = 0 WHERE thread_id = $1", LONG)
    await connection.close()
    database = Database(url, Bus())
    async with database.writing() as session:
        tokens = {number: await begin_login(session, number, "benchmark") for number in range(1, PEOPLE + 1)}
    await database.close()
    return tokens


def tell(forum: Server, tokens: dict[int, str], seconds: float) -> None:
    cpu, began = forum.cpu(), time.monotonic()
    answers = asyncio.run(everybody(forum, tokens, began + seconds))
    spent, cpu = time.monotonic() - began, forum.cpu() - cpu
    times = sorted(took for status, took in answers if status == 303)
    refused = sum(status != 303 for status, _took in answers)
    if len(times) < 2:
        sys.exit(f"{len(times)} votes in {spent:.0f} s, {refused} refused: too few to say anything")
    cuts = quantiles(times, n=100)
    print(f"{len(times):,} votes in {spent:.1f} s: {len(times) / spent:,.0f} a second, {refused} refused")
    print(f"one takes {cuts[49] * 1e3:.0f} ms at the median, {cuts[94] * 1e3:.0f} ms at the 95th of a hundred, "
          f"{cpu / max(1, len(answers)) * 1e3:.1f} ms of the server's CPU")  # fmt: skip


async def everybody(forum: Server, tokens: dict[int, str], until: float) -> list[tuple[int, float]]:
    shares = [[token for number, token in tokens.items() if number % CONNECTIONS == n] for n in range(CONNECTIONS)]
    return [each for found in await asyncio.gather(*(client(forum, mine, until) for mine in shares)) for each in found]


async def client(forum: Server, tokens: list[str], until: float) -> list[tuple[int, float]]:
    """(status, seconds) of each vote of these people, one after the other; one's own posts are refused."""
    host = forum.url.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*host.split(":"))
    found = []
    for post_id in range(FIRST, FIRST + ANSWERS + 1):
        for token in tokens:
            if time.monotonic() > until:
                break
            began = time.monotonic()
            writer.write(
                f"POST /p/{post_id}/vote HTTP/1.1\r\nHost: {host}\r\nOrigin: {forum.url}\r\nCookie: talkoot={token}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\nvalue=1".encode()
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = next((int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:")), 0)
            await reader.readexactly(length)
            found.append((int(head[9:12]), time.monotonic() - began))
    writer.close()
    return found


async def check(url: str) -> None:
    connection = await asyncpg.connect(for_asyncpg(url))
    print(f"{await connection.fetchval(ADRIFT, LONG, 0)} posts and people whose numbers do not add up")
    await connection.close()


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "forum":
        serve(sys.argv[1])
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
