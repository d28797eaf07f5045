"""Pictures as files in the data folder, spread over sub-folders by the beginning of their names."""

import os
import secrets
from pathlib import Path

import anyio.to_thread


class FolderStore:
    """A file is there whole or not at all, and survives a loss of power once `put` has returned."""

    def __init__(self, folder: Path):
        self.folder = folder

    async def put(self, name: str, content: bytes) -> None:
        await anyio.to_thread.run_sync(self._put, name, content)

    async def get(self, name: str) -> bytes | None:
        return await anyio.to_thread.run_sync(self._get, name)

    async def take_away(self, name: str) -> None:
        await anyio.to_thread.run_sync(lambda: self._path(name).unlink(missing_ok=True))

    def _put(self, name: str, content: bytes) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{secrets.token_hex(8)}.part")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def _get(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name
