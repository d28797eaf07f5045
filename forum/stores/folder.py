"""Files in a folder, perhaps spread over sub-folders by the beginning of their names."""

import os
import secrets
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import anyio.to_thread

from forum.stores import Kept

PIECE = 1_000_000
DRAFT = ".part"
DAY = 24 * 3600


class FolderStore:
    """A file is there whole or not at all, and survives a loss of power once `put` has returned."""

    def __init__(self, folder: Path, *, spread: bool = False):
        self.folder, self.spread = folder, spread

    async def put(self, name: str, content: bytes) -> None:
        await anyio.to_thread.run_sync(self._put, name, content)

    async def put_file(self, name: str, path: Path) -> None:
        """What somebody killed in the middle has left behind a day ago goes: it may be large."""
        await anyio.to_thread.run_sync(sweep, self._path(name).parent)
        await anyio.to_thread.run_sync(self._put, name, path)

    async def get(self, name: str) -> bytes | None:
        return await anyio.to_thread.run_sync(self._get, name)

    async def pieces(self, name: str) -> AsyncIterator[bytes]:
        async with await anyio.open_file(self._path(name), "rb") as file:
            while piece := await file.read(PIECE):
                yield piece

    async def take_away(self, name: str) -> None:
        await anyio.to_thread.run_sync(lambda: self._path(name).unlink(missing_ok=True))

    async def kept(self) -> AsyncIterator[Kept]:
        pattern = "??/*" if self.spread else "*"
        for path in await anyio.to_thread.run_sync(lambda: sorted(self.folder.glob(pattern))):
            if path.is_file() and path.suffix != DRAFT:
                yield Kept(path.name, path.stat().st_size)

    def _put(self, name: str, content: bytes | Path) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(secrets.token_hex(8) + DRAFT)
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                if isinstance(content, Path):
                    with content.open("rb") as source:
                        shutil.copyfileobj(source, file, PIECE)
                else:
                    file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            sync(path.parent)
        except BaseException:
            draft.unlink(missing_ok=True)  # a full disk is not filled further by halves
            raise

    def _get(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name if self.spread else self.folder / name


def sync(folder: Path) -> None:
    """A new name in it survives a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sweep(folder: Path) -> None:
    for draft in folder.glob(f"*{DRAFT}"):
        with suppress(FileNotFoundError):
            if draft.stat().st_mtime < time.time() - DAY:
                draft.unlink()
