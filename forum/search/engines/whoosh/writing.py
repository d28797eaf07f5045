"""Writing the index: batches with their cursor in one commit, and whole new ones built aside."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import IndexWriter

from forum.search.engines.base import Document, IndexBroken
from forum.search.engines.files import IndexFiles
from forum.search.engines.whoosh.quick import QuickWriter
from forum.search.engines.whoosh.schema import CURSOR, SCHEMA, entry

MEMORY = 64  # MB of postings before they are sorted on disk
MANY_SEGMENTS = 8  # merging costs more than a commit, and searching many segments more than few


class WhooshIndex:
    """The index as its one writer has it."""

    def __init__(self, files: IndexFiles):
        self.files = files
        self.path = files.current()
        files.verify(self.path, again=True)
        self.index = opened(self.path)

    def cursor(self) -> int:
        try:
            with self.index.searcher() as searcher:
                noted = searcher.document(id=CURSOR)
            return int(noted["cursor"])
        except Exception as fault:
            raise IndexBroken(f"no cursor: {fault!r}") from fault

    def threads(self) -> int:
        return self.index.doc_count() - 1  # the cursor's entry is none

    def catch_up(self, documents: Sequence[Document], cursor: int) -> None:
        """Take in these documents and remember `cursor`, both or neither."""
        try:
            self.commit(documents, cursor)
        except OSError:  # a full disk is not mended by writing more
            raise
        except Exception as fault:
            raise IndexBroken(repr(fault)) from fault
        self.files.seal(self.path)

    def commit(self, documents: Sequence[Document], cursor: int) -> None:
        writer = QuickWriter(self.index, MEMORY)
        try:
            for document in documents:
                replace(writer, document)
            note_cursor(writer, cursor)
        except Exception:
            writer.cancel()
            raise
        writer.commit(merge=len(self.index._segments()) >= MANY_SEGMENTS)

    def verify(self) -> None:
        self.files.look_over(self.path)


class NewIndex:
    """An index that is being built beside the current one, and takes its place when it is whole."""

    def __init__(self, files: IndexFiles):
        self.files = files
        self.path = files.new()
        index = FileIndex.create(FileStorage(str(self.path)), SCHEMA)
        self.writer = QuickWriter(index, MEMORY)

    def add(self, documents: Iterable[Document]) -> None:
        for document in documents:
            if document.is_public:
                self.writer.add_document(**entry(document))

    def publish(self, cursor: int) -> WhooshIndex:
        note_cursor(self.writer, cursor)
        self.writer.commit()
        self.files.seal(self.path)
        self.files.publish(self.path)
        return WhooshIndex(self.files)

    def give_up(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def opened(path: Path) -> FileIndex:
    try:
        return FileIndex(FileStorage(str(path)), schema=SCHEMA)
    except Exception as fault:  # harmed files fail in every way there is
        raise IndexBroken(repr(fault)) from fault


def replace(writer: IndexWriter, document: Document) -> None:
    writer.delete_by_term("id", str(document.thread_id))
    if document.is_public:
        writer.add_document(**entry(document))


def note_cursor(writer: IndexWriter, cursor: int) -> None:
    """Up to which change this index has read stands in the index itself: a commit moves both, a crash neither."""
    writer.delete_by_term("id", CURSOR)
    writer.add_document(id=CURSOR, cursor=cursor)
