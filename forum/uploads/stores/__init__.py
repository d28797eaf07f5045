"""Where pictures are kept: one module a provider, behind one Protocol."""

from typing import Protocol

from forum.settings import Settings
from forum.uploads.stores.folder import FolderStore


class PictureStore(Protocol):
    """Keeps bytes under a name that this program has made up; putting and taking away twice does no harm."""

    async def put(self, name: str, content: bytes) -> None: ...

    async def get(self, name: str) -> bytes | None: ...

    async def take_away(self, name: str) -> None: ...


def store_of(settings: Settings) -> PictureStore:
    return FolderStore(settings.data / "uploads")
