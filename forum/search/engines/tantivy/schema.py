"""The fields of the index, and a document as the writer takes it. A change of either needs another make in files.py."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Document as Entry
from tantivy import Index, PreTokenizedString, SchemaBuilder, Token

from forum.search.engines.base import Document, IndexBroken
from forum.search.words import fold, placed_stems

TEXT, HEAD, THREAD, CURSOR = "text", "head", "thread", "cursor"
CREATED = "created"  # seconds since 1970
NO_THREAD = 0  # the number of the one entry that is no thread: it holds the cursor
HEAD_BOOST = 4.0  # how much more a word counts where it stands in the title or a tag


def _schema_builder() -> SchemaBuilder:
    made = SchemaBuilder()
    made.add_text_field(TEXT, tokenizer_name="raw", index_option="position")  # title, tags and body
    made.add_text_field(HEAD, tokenizer_name="raw", index_option="freq")  # title and tags alone
    for name in ("category", "tags", "authors", "states", "language"):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    made.add_unsigned_field(THREAD, indexed=True, fast=True)
    made.add_integer_field(CURSOR, stored=True)
    made.add_integer_field(CREATED, indexed=True, fast=True)
    return made


SCHEMA = _schema_builder().build()


def entry(document: Document) -> Entry:
    head = f"{document.title} {' '.join(document.tags)}"
    made = Entry()
    made.add_unsigned(THREAD, document.thread_id)
    made.add_pre_tokenized_text(TEXT, cut_up(f"{head} {document.body}", document.language))
    made.add_pre_tokenized_text(HEAD, cut_up(head, document.language))
    made.add_text("category", document.category)
    made.add_text("language", document.language or "")
    made.add_integer(CREATED, int(document.created_at.timestamp()))
    values = {"tags": document.tags, "authors": map(fold, document.authors), "states": document.states}
    for name, texts in values.items():
        for text in texts:
            made.add_text(name, text)
    return made


def cut_up(text: str, language: str | None) -> PreTokenizedString:
    return PreTokenizedString("", [Token(stem, place, 0, 0) for place, stem in placed_stems(text, language)])


def cursor_entry(cursor: int) -> Entry:
    made = Entry()
    made.add_unsigned(THREAD, NO_THREAD)
    made.add_integer(CURSOR, cursor)
    return made


def opened(path: Path) -> Index:
    """As it is now; it does not follow what is written later."""
    with harmless():
        index = Index.open(str(path))
        index.config_reader("manual")
        return index


@contextmanager
def harmless() -> Iterator[None]:
    """Harmed files make tantivy raise ValueError or panic; a panic is no Exception, and would end a thread."""
    try:
        yield
    except (OSError, TimeoutError, IndexBroken):
        raise
    except Exception as fault:
        raise IndexBroken(repr(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise IndexBroken(f"tantivy panicked: {fault}") from None
