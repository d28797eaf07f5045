"""Files in a bucket that speaks S3: Amazon's, MinIO's, Cloudflare's, Hetzner's and many others'."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from forum.stores import Kept, NoStore

# A page waits for a picture: a bucket that is away is said so within seconds.
PATIENCE: Any = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}


class Bucket:
    """`s3://bucket/beginning?endpoint=…&region=…`; what is put is there whole once `put` has returned."""

    def __init__(self, place: str):
        parts = urlsplit(place)
        if not parts.netloc:
            raise NoStore(f"{place} names no bucket: write s3://bucket/beginning")
        options = {name: values[0] for name, values in parse_qs(parts.query).items()}
        config: Any = {"region": options.get("region", "us-east-1")}
        if endpoint := options.get("endpoint"):
            config["endpoint"] = endpoint
        self.place = f"s3://{parts.netloc}{parts.path}"
        client: Any = {"allow_http": options.get("endpoint", "").startswith("http://"), "timeout": "120s"}
        beginning = parts.path.strip("/") or None
        self.store = S3Store(
            parts.netloc, prefix=beginning, config=config, client_options=client, retry_config=PATIENCE
        )

    async def put(self, name: str, content: bytes) -> None:
        await self._tried(self.store.put_async(name, content))

    async def put_file(self, name: str, path: Path) -> None:
        await self._tried(self.store.put_async(name, path))

    async def get(self, name: str) -> bytes | None:
        try:
            found = await self._tried(self.store.get_async(name))
            return bytes(await self._tried(found.bytes_async()))
        except FileNotFoundError:
            return None

    async def pieces(self, name: str) -> AsyncIterator[bytes]:
        found = await self._tried(self.store.get_async(name))
        async for piece in found.stream(min_chunk_size=1_000_000):
            yield bytes(piece)

    async def take_away(self, name: str) -> None:
        try:
            await self._tried(self.store.delete_async(name))
        except FileNotFoundError:
            return

    async def kept(self) -> AsyncIterator[Kept]:
        try:
            async for some in self.store.list():
                for each in some:
                    yield Kept(each["path"], each["size"])
        except BaseError as wrong:
            raise NoStore(f"{self.place}: {first_line(wrong)}") from wrong

    async def _tried(self, asked: Any) -> Any:
        try:
            return await asked
        except FileNotFoundError:
            raise
        except (BaseError, OSError) as wrong:
            raise NoStore(f"{self.place}: {first_line(wrong)}") from wrong


def first_line(wrong: BaseException) -> str:
    return (str(wrong).splitlines() or [type(wrong).__name__])[0][:300]
