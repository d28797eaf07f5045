"""A reader who listens at `/live` over a socket of their own, and what they heard."""

import asyncio
import json
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 60.0  # seconds: a loaded machine must not fail a test that is right


class Ear:
    """`status` of the answer, then one saying after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, status: int, head: str):
        self.reader, self.writer, self.status, self.head = reader, writer, status, head
        self.last_id = ""

    async def saying(self) -> tuple[str, dict[str, Any]] | None:
        """The next event and what it says; None when the line has ended. Heartbeats are passed over."""
        name, told = "", {}
        while True:
            line = (await asyncio.wait_for(self.reader.readline(), PATIENCE)).decode()
            word, _colon, rest = line.rstrip("\n").partition(": ")
            if word == "event":
                name = rest
            elif word == "data":
                told = json.loads(rest)
            elif word == "id":
                self.last_id = rest
            elif not line or (name and line == "\n"):
                return (name, told) if line else None

    async def hears(self, wanted: str) -> dict[str, Any]:
        """What the next event of this name says."""
        while (said := await self.saying()) is not None:
            if said[0] == wanted:
                return said[1]
        raise AssertionError(f"the line ended before {wanted} was heard")

    async def rest(self) -> list[str]:
        """The names of everything that is said until the line ends."""
        names = []
        while (said := await self.saying()) is not None:
            names.append(said[0])
        return names

    async def close(self) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()


async def listen(url: str, cookie: str = "", *, path: str = "/live") -> Ear:
    """Asks for HTTP/1.0, so that nothing stands between the sayings."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET {path} HTTP/1.0\r\nHost: {parts.netloc}\r\n" + (f"Cookie: talkoot={cookie}\r\n" if cookie else "")
    writer.write(f"{head}\r\n".encode())
    answer = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).decode()
    return Ear(reader, writer, int(answer.split()[1]), answer)
