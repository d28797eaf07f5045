"""A model of sentence-transformers, where somebody has installed that package beside the forum."""

from collections.abc import Sequence

from kb_bridge.embedders.base import NoEmbedder, Vectors

BATCH = 32


class Transformer:
    """The model must be on this machine, or be fetched by that package: that is the admin's choice, not ours."""

    def __init__(self, model: str):
        self.name = f"sentence-transformers:{model}"
        try:
            from sentence_transformers import SentenceTransformer

            self.model = SentenceTransformer(model, device="cpu")
        except Exception as why:  # the package raises whatever its own dependencies raise
            raise NoEmbedder(f"{self.name} does not run here: {' '.join(str(why).split())[:200]}") from None
        self.dimension = int(self.model.get_sentence_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        found: Vectors = self.model.encode(list(texts), batch_size=BATCH, normalize_embeddings=True).tolist()
        return found
