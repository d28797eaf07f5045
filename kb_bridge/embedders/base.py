"""What the bridge asks of an embedder."""

from collections.abc import Sequence
from typing import Protocol

Vectors = list[list[float]]


class NoEmbedder(RuntimeError):
    """It cannot work here, or not now; the message is one line for admins."""


class Embedder(Protocol):
    """Texts that mean the same, in whatever language, get vectors that point the same way."""

    @property
    def name(self) -> str:
        """What makes two vectors comparable: provider and model. It names the space in which they are kept."""
        ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One vector of length 1 for each text, the same at every call. Blocks: call it in a thread. NoEmbedder where
        it cannot be had now."""
        ...
