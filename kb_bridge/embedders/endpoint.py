"""Any server that speaks OpenAI's /v1/embeddings: a hosted one, or one of your own."""

import json
from collections.abc import Sequence
from functools import cached_property
from math import sqrt
from typing import Any
from urllib.error import URLError
from urllib.parse import urldefrag
from urllib.request import Request, urlopen

from kb_bridge.embedders.base import NoEmbedder, Vectors

BATCH = 64
PATIENCE = 30.0  # seconds for an answer
MOST_ANSWERED = 64_000_000  # bytes that are read of one


class Endpoint:
    """`https://host/v1#model`; the key goes in the header Authorization and into no message."""

    def __init__(self, address: str, key: str = ""):
        url, self.model = urldefrag(address)
        self.url = f"{url.rstrip('/').removesuffix('/embeddings')}/embeddings"
        self.name, self.key = address, key

    @cached_property
    def dimension(self) -> int:
        return len(self.embed(["?"])[0])

    def embed(self, texts: Sequence[str]) -> Vectors:
        found: Vectors = []
        for start in range(0, len(texts), BATCH):
            found += self._ask(list(texts[start : start + BATCH]))
        return found

    def _ask(self, texts: list[str]) -> Vectors:
        asked = {"input": texts, **({"model": self.model} if self.model else {})}
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = Request(self.url, json.dumps(asked).encode(), headers)  # noqa: S310 - the admin's own address
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                said = json.loads(answer.read(MOST_ANSWERED))
            return vectors_from(said, len(texts))
        except (URLError, OSError, ValueError, KeyError, TypeError) as why:
            raise NoEmbedder(f"{self.url} gave no vectors: {why}") from None


def vectors_from(said: Any, wanted: int) -> Vectors:
    """In the order in which they were asked for, each of length 1. ValueError for anything else."""
    rows = sorted(said["data"], key=lambda row: row["index"])
    found = [[float(each) for each in row["embedding"]] for row in rows]
    if len(found) != wanted or not found[0] or {len(each) for each in found} != {len(found[0])}:
        raise ValueError(f"{len(found)} vectors for {wanted} texts")
    return [unit(each) for each in found]


def unit(vector: list[float]) -> list[float]:
    length = sqrt(sum(each * each for each in vector))
    if not 0 < length < float("inf"):
        raise ValueError("a vector without a direction")
    return [each / length for each in vector]
