"""Where files are kept, pictures and backups alike: a folder, or a bucket that speaks S3; one module a provider.

A place is written as a folder (`/srv/forum/uploads`) or as `s3://bucket/beginning`, with `?endpoint=https://host` for
everything that is not Amazon's and `&region=…` where one is asked for. The keys of a bucket stand in the environment,
as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, where every tool for buckets looks for them; an address that is shown,
logged or kept in a shell's history never holds them.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class NoStore(Exception):
    """The place cannot be used; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in a store."""

    name: str
    size: int


class Store(Protocol):
    """Keeps files under names that this program has made up; putting and taking away twice does no harm."""

    async def put(self, name: str, content: bytes) -> None: ...

    async def put_file(self, name: str, path: Path) -> None:
        """Keep a copy of the file; it is there whole or not at all."""

    async def get(self, name: str) -> bytes | None: ...

    def pieces(self, name: str) -> AsyncIterator[bytes]:
        """What is kept under this name, bit by bit; FileNotFoundError where nothing is."""

    async def take_away(self, name: str) -> None: ...

    def kept(self) -> AsyncIterator[Kept]:
        """Everything in the store, in no order."""


def store_at(place: str, *, spread: bool = False) -> Store:
    """The store at this place; `spread` puts the files of a folder into sub-folders by the beginning of their names."""
    if place.startswith("s3://"):
        from forum.stores.bucket import Bucket  # a Rust library of 15 MB, which a folder does not need

        return Bucket(place)
    from forum.stores.folder import FolderStore

    return FolderStore(Path(place), spread=spread)
