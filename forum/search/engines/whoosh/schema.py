"""The fields of the index, and the analyzer that cuts texts into stems.

A change of either needs another make in engines/files.py. No text is stored: titles and excerpts come from PostgreSQL,
where it is checked who may read them.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, Schema
from whoosh.scoring import BM25F

from forum.search.engines.base import Document
from forum.search.engines.whoosh.quick import StemText
from forum.search.words import fold, placed_stems

CURSOR = "cursor"  # the id of the one entry that is no thread
HEAD_BOOST = 4.0  # how much more a word counts where it stands in the title or a tag


class Spoken(str):
    """A text that says in which language it is."""

    __slots__ = ("language",)
    language: str | None


def spoken(text: str, language: str | None) -> Spoken:
    said = Spoken(text)
    said.language = language
    return said


class StemAnalyzer(Analyzer):
    """Stems with their positions, for Whoosh."""

    def __call__(self, value: str, **kwargs: Any) -> Iterator[Token]:
        token = Token(**kwargs)  # one for all words, as Whoosh wants it
        token.boost, token.stopped = 1.0, False
        for token.pos, token.text in placed_stems(value, getattr(value, "language", None)):
            yield token


SCHEMA = Schema(
    id=ID(unique=True, stored=True),
    thread=COLUMN(NumericColumn("q")),
    created=COLUMN(NumericColumn("q")),  # seconds since 1970
    cursor=STORED,
    text=StemText(analyzer=StemAnalyzer()),  # title, tags and body: where words are looked for
    head=StemText(analyzer=StemAnalyzer(), phrase=False),  # title and tags: what makes a thread worth more
    category=ID,
    tags=KEYWORD(commas=True),
    authors=KEYWORD(commas=True),
    states=KEYWORD(commas=True),
    language=ID,
)
SCORING = BM25F(B=0.6, head_B=0.3)  # a long thread is not a worse one, and titles hardly differ in length


def entry(document: Document) -> dict[str, Any]:
    """The document as the writer takes it."""
    head = f"{document.title} {' '.join(document.tags)}"
    return {
        "id": str(document.thread_id),
        "thread": document.thread_id,
        "text": spoken(f"{head} {document.body}", document.language),
        "head": spoken(head, document.language),
        "category": document.category,
        "tags": ",".join(document.tags),
        "authors": ",".join(fold(name) for name in document.authors),
        "states": ",".join(document.states),
        "language": document.language,
        "created": int(document.created_at.timestamp()),
    }
