"""The HTTP server by itself: what is in flight is answered, and nobody keeps a connection by being slow."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from forum.listening import bound
from forum.serving import ForumServer
from forum.settings import Settings
from forum.web.deadline import DeadlineProtocol

pytestmark = pytest.mark.live


async def slow(_request: Request) -> PlainTextResponse:
    await asyncio.sleep(0.5)
    return PlainTextResponse("at last")


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(await request.body())


class Opened:
    """A server with two pages, and where it is."""

    def __init__(self, server: ForumServer, port: int):
        self.server, self.port, self.url = server, port, f"http://127.0.0.1:{port}"

    async def says(self, *parts: bytes, pause: float = 0.0) -> bytes:
        """What comes back, until the server ends the connection, for these bytes sent with pauses between them."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for part in parts:
                writer.write(part)
                await writer.drain()
                await asyncio.sleep(pause)
            return await asyncio.wait_for(reader.read(), 5)
        finally:
            writer.close()


@asynccontextmanager
async def opened() -> AsyncIterator[Opened]:
    app = Starlette(routes=[Route("/slow", slow), Route("/echo", echo, methods=["POST"])])
    app.state.house = SimpleNamespace(draining=False)
    with bound("127.0.0.1", 0) as listener:
        server = ForumServer(app, Settings())
        ready = asyncio.Event()
        server.when_ready = lambda _settings: ready.set()
        running = asyncio.create_task(server.open(listener))
        await ready.wait()
        try:
            yield Opened(server, listener.getsockname()[1])
        finally:
            server.drain()
            await running


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DeadlineProtocol, "HEADERS_SECONDS", 0.3)
    monkeypatch.setattr(DeadlineProtocol, "BODY_SECONDS", 0.3)


async def test_a_request_in_flight_is_answered_while_new_ones_are_refused() -> None:
    async with opened() as forum, httpx2.AsyncClient(base_url=forum.url) as client:
        answer = asyncio.create_task(client.get("/slow"))
        await asyncio.sleep(0.2)
        forum.server.drain()
        assert forum.server.app.state.house.draining
        await asyncio.sleep(0.2)
        with pytest.raises(httpx2.ConnectError):
            await httpx2.AsyncClient().get(f"{forum.url}/slow")
        assert (await answer).text == "at last"


@pytest.mark.usefixtures("hasty")
async def test_a_head_that_never_ends_is_refused_in_time() -> None:
    async with opened() as forum:
        assert (await forum.says(b"GET /slow HTTP/1.1\r\nHost: x\r\n")).startswith(b"HTTP/1.1 408 ")


@pytest.mark.usefixtures("hasty")
async def test_a_connection_that_says_nothing_is_closed_in_silence() -> None:
    async with opened() as forum:
        assert await forum.says() == b""


@pytest.mark.usefixtures("hasty")
async def test_a_body_that_never_comes_ends_the_connection() -> None:
    async with opened() as forum:
        assert await forum.says(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc") == b""


@pytest.mark.usefixtures("hasty")
async def test_after_an_answer_a_second_half_request_does_not_keep_the_connection() -> None:
    whole = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
    async with opened() as forum:
        said = await forum.says(whole, b"\r\n", b"GET /slow HT", pause=0.1)
        assert said.startswith(b"HTTP/1.1 200 ")
        assert b"HTTP/1.1 408 " in said


@pytest.mark.usefixtures("hasty")
async def test_a_slow_page_is_no_slow_request() -> None:
    async with opened() as forum, httpx2.AsyncClient(base_url=forum.url) as client:
        assert (await client.get("/slow")).text == "at last"
        assert (await client.post("/echo", content=b"still here")).text == "still here"


async def test_a_head_without_measure_is_refused() -> None:
    flood = [b"X-%d: %s\r\n" % (n, b"x" * (8192 - 7)) for n in range(8)]
    async with opened() as forum:
        said = await forum.says(b"GET /slow HTTP/1.1\r\nHost: x\r\n", *flood, pause=0.01)
        assert said.startswith(b"HTTP/1.1 431 ")


async def test_two_ways_to_tell_the_length_are_one_too_many() -> None:
    head = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    async with opened() as forum:
        assert (await forum.says(head)).startswith(b"HTTP/1.1 400 ")
