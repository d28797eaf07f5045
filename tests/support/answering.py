"""A small web server on this machine that answers as a test says, and remembers what it was asked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heard:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Reply = tuple[int, bytes]
Answering = Callable[[Heard], Reply]


@dataclass
class Server:
    """`url` is where it stands."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)


@asynccontextmanager
async def answering(answer: Answering) -> AsyncIterator[Server]:
    """`answer` gives status and body of each request."""
    server = Server()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.split("\r\n")
        method, path, _version = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        heard = Heard(method, path, headers, body)
        server.heard.append(heard)
        status, said = answer(heard)
        writer.write(
            f"HTTP/1.1 {status} Told\r\nContent-Length: {len(said)}\r\nConnection: close\r\n\r\n".encode() + said
        )
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listening.close()
