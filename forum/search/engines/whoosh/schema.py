"""The fields of the index, and the analyzer that cuts texts into stems.

No text is stored: titles and excerpts come from PostgreSQL, where it is checked who may read them.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema
from whoosh.scoring import BM25F

from forum.search.engines.base import Document
from forum.search.words import COMPOUND, WORD, fold, looks_romanian, romanian_stem, stem

MAKE = 2  # raise it when the fields or the analyzer change: an index of another make is built anew
CURSOR = "cursor"  # the id of the one entry that is no thread
HEAD_BOOST = 4.0  # how much more a word counts where it stands in the title or a tag


class StemAnalyzer(Analyzer):
    """Stems with their positions; a text that looks Romanian has its Romanian stems at the same places."""

    def __call__(self, value: str, **kwargs: Any) -> Iterator[Token]:
        romanian = looks_romanian(value)
        joined = {found.start(): found[0].replace("-", "") for found in COMPOUND.finditer(value)}
        token = Token(**kwargs)  # one for all words, as Whoosh wants it
        token.boost, token.stopped = 1.0, False
        for token.pos, found in enumerate(WORD.finditer(value)):
            token.text = stem(found[0])
            yield token
            if found.start() in joined:
                token.text = stem(joined[found.start()])
                yield token
            if romanian and (other := romanian_stem(found[0])):
                token.text = other
                yield token


SCHEMA = Schema(
    id=ID(unique=True, stored=True),
    thread=COLUMN(NumericColumn("q")),
    cursor=STORED,
    text=TEXT(analyzer=StemAnalyzer()),  # title, tags and body: where words are looked for
    head=TEXT(analyzer=StemAnalyzer(), phrase=False),  # title and tags: what makes a thread worth more
    category=ID,
    tags=KEYWORD(commas=True),
    authors=KEYWORD(commas=True),
    states=KEYWORD(commas=True),
)
SCORING = BM25F(B=0.6, head_B=0.3)  # a long thread is not a worse one, and titles hardly differ in length


def entry(document: Document) -> dict[str, Any]:
    """The document as the writer takes it."""
    head = f"{document.title} {' '.join(document.tags)}"
    return {
        "id": str(document.thread_id),
        "thread": document.thread_id,
        "text": f"{head} {document.body}",
        "head": head,
        "category": document.category,
        "tags": ",".join(document.tags),
        "authors": ",".join(fold(name) for name in document.authors),
        "states": ",".join(document.states),
    }
