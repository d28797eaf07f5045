"""How many pages a second, measured against a bare Starlette hello world under the same uvicorn in the same minute.

    python benchmarks/pages.py [seconds a page]

Both servers run on one core, PostgreSQL and the load on another where there are two. A busy machine makes requests a
second meaningless and CPU a request still telling, so read the last column first: the CPU of a hello world over the CPU
of the page, where 0.1 means that ten hello worlds cost as much as this page.

"cold" pages are made anew for every request; "kept" ones come from the visitors' page cache. Nobody is limited in how
often they search here.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import asyncpg
import uvicorn
from load import Pace, Server, pace, server
from made_up import FREQUENT, LONG, fill

from forum.addresses import for_asyncpg
from forum.bus import Bus
from forum.database import Database
from forum.embedded import EmbeddedPostgres
from forum.migrating import upgrade
from forum.web.sessions import begin_login

ROOT = Path(__file__).resolve().parents[1]
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
BROWSER = {"User-Agent": "Mozilla/5.0 (benchmark)", "Accept-Language": "en"}
COLD = {**BROWSER, "Authorization": "none"}  # which the page cache leaves alone
THREAD = f"/t/{LONG}/thread-{LONG}"
PAGES = {
    "home": "/", "list of unanswered": "/?view=unanswered", "tag": "/tags/tag-7", "thread, 20 answers": THREAD,
    "search": f"/search?q={FREQUENT}",
}  # fmt: skip


def main(seconds: float) -> dict[str, float]:
    """The ratio by CPU of each page, printed as it is measured."""
    pin(CORES[-1])
    with tempfile.TemporaryDirectory(prefix="talkoot-pages-") as folder:
        postgres = EmbeddedPostgres(Path(folder) / "postgres")
        environ = {**os.environ, "TALKOOT_DATABASE_URL": postgres.start(), "TALKOOT_DATA": folder}
        try:
            cookie = asyncio.run(prepared(environ["TALKOOT_DATABASE_URL"]))
            order = [sys.executable, "-c", "from forum.cli import main; main()", "reindex"]
            subprocess.run(order, cwd=ROOT, env=environ, check=True, capture_output=True)
            with server(__file__, "forum", environ) as forum, server(__file__, "hello", environ) as hello:
                return measure(forum, hello, cookie, seconds)
        finally:
            postgres.stop()


async def prepared(url: str) -> str:
    """Fills the database; returns the cookie of somebody who is signed in."""
    await asyncio.to_thread(upgrade, url)
    connection = await asyncpg.connect(for_asyncpg(url))
    await fill(connection)
    await connection.close()
    database = Database(url, Bus())
    async with database.writing() as session:
        token = await begin_login(session, 7, "benchmark")
    await database.close()
    return f"talkoot={token}"


def measure(forum: Server, hello: Server, cookie: str, seconds: float) -> dict[str, float]:
    found = {}
    print(f"{'':32}{'a second':>10}{'CPU, µs':>10}{'ratio':>9}{'ratio by CPU':>14}")
    show("hello world", pace(hello, "/", BROWSER, seconds), pace(hello, "/", BROWSER, seconds))
    for name, path in PAGES.items():
        for who, headers in readers(forum, path, cookie).items():
            bare = pace(hello, "/", BROWSER, seconds / 2)
            page = pace(forum, path, headers, seconds)
            show(f"{name}, {who}", bare, page)
            found[f"{name}, {who}"] = bare.cpu / page.cpu
    return found


def readers(forum: Server, path: str, cookie: str) -> dict[str, dict[str, str]]:
    """The ways in which a page is asked for."""
    asked = urllib.request.Request(forum.url + path, headers=BROWSER)
    for _ in range(20):
        with urllib.request.urlopen(asked) as page:
            mark = page.headers["etag"]
    found = {"cold": COLD, "signed in": {**BROWSER, "Cookie": cookie}}
    if mark:
        found["kept"] = BROWSER
        found["kept, gzip"] = {**BROWSER, "Accept-Encoding": "gzip"}
        found["kept, 304"] = {**BROWSER, "If-None-Match": mark}
    return found


def show(what: str, bare: Pace, page: Pace) -> None:
    numbers = f"{page.rps:10,.0f}{page.cpu * 1e6:10,.0f}{page.rps / bare.rps:9.3f}{bare.cpu / page.cpu:14.3f}"
    print(f"{what:32}{numbers}", flush=True)


def serve(role: str) -> None:
    """What the child processes do."""
    pin(CORES[0])
    from forum.serving import _config
    from forum.settings import Settings

    settings = Settings.read(os.environ)
    app = bare_app() if role == "hello" else forum_app(settings)
    config = _config(app, settings)
    config.port = settings.port
    uvicorn.Server(config).run()


def bare_app():  # type: ignore[no-untyped-def]
    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    async def hello(_request):  # type: ignore[no-untyped-def]
        return PlainTextResponse("Hello, world!")

    return Starlette(routes=[Route("/", hello)])


def forum_app(settings):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from forum.app import create_app

    free = dict.fromkeys(("search_visitors_a_minute", "search_all_visitors_a_minute", "search_people_a_minute"), 10**9)
    return create_app(replace(settings, **free))


def pin(core: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


if __name__ == "__main__":
    if sys.argv[1:] in (["forum"], ["hello"]):
        serve(sys.argv[1])
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
