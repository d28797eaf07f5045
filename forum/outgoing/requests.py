"""Sending a request through the door, bounded in time and size."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.outgoing.addresses import may_connect, parts_of

SECONDS, STEP = 10.0, 5.0  # in all; for each of resolving, connecting, writing, reading
MOST_BYTES = 65_536  # of an answer; what is longer is cut


class OutgoingFailed(Exception):
    """Nobody answered, or not in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; a redirect is an answer like any other."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what is sent, and how much of the answer is read."""

    method: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    most: int = MOST_BYTES


async def post(url: str, body: bytes, headers: Mapping[str, str], *, networks: Sequence[str] = ()) -> Answer:
    """The answer; OutgoingRefused where nothing may be sent to, OutgoingFailed where none came."""
    return await send(url, Asked("POST", body, headers), networks=networks)


async def ask(
    method: str, url: str, headers: Mapping[str, str], *, body: bytes = b"", networks: Sequence[str] = ()
) -> Answer:
    """The same for any method."""
    return await send(url, Asked(method, body, headers), networks=networks)


async def send(url: str, asked: Asked, *, networks: Sequence[str] = ()) -> Answer:
    """The same, saying how much of the answer is wanted."""
    from httpcore2 import AsyncConnectionPool  # late: few processes ever send

    parts = parts_of(url)
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), STEP)
    given = [*asked.headers.items(), ("Connection", "close"), ("User-Agent", "Talkoot")]
    if asked.method != "GET":
        given.append(("Content-Length", str(len(asked.body))))
    pinned = await resolved(parts.host, parts.port, networks)
    try:
        async with (
            asyncio.timeout(SECONDS),
            AsyncConnectionPool(ssl_context=ssl_context(), network_backend=door_to(pinned), retries=0) as pool,
            pool.stream(
                asked.method, url, headers=given, content=asked.body, extensions={"timeout": timeouts}
            ) as answer,
        ):
            return Answer(answer.status, await bounded(answer, asked.most))
    except Exception as wrong:
        raise OutgoingFailed(f"{type(wrong).__name__}: {wrong}".rstrip(": ")) from wrong


def ssl_context() -> ssl.SSLContext:
    return ssl.create_default_context()


async def bounded(answer: Any, most: int) -> bytes:
    """The beginning of the body."""
    body = b""
    async for part in answer.aiter_stream():
        body += part
        if len(body) >= most:
            break
    return body[:most]


async def resolved(host: str, port: int, networks: Sequence[str]) -> list[str]:
    """What the name means, asked once; refused unless all of it may be connected to."""
    try:
        async with asyncio.timeout(STEP):
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError) as wrong:
        raise OutgoingFailed(f"{host}: {wrong}".rstrip(": ")) from wrong
    addresses = [str(each[4][0]) for each in found]
    return [str(each) for each in may_connect(addresses, port, networks=networks)]


def door_to(addresses: Sequence[str]) -> Any:
    """A network that knows these addresses and no others, whatever name is connected to."""
    from httpcore2 import AnyIOBackend, AsyncNetworkBackend, AsyncNetworkStream, ConnectError

    class Pinned(AsyncNetworkBackend):
        async def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,  # noqa: ASYNC109 - as the pool calls it
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> AsyncNetworkStream:
            last: Exception = ConnectError(host)
            for address in addresses[:3]:
                try:
                    return await AnyIOBackend().connect_tcp(address, port, timeout, local_address, socket_options)
                except Exception as wrong:
                    last = wrong
            raise last

    return Pinned()
