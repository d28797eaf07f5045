"""Writing the index: batches with their cursor in one commit, and whole new ones built aside."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from tantivy import Index, IndexWriter, Query

from forum.search.engines.base import Document, IndexBroken
from forum.search.engines.files import IndexFiles
from forum.search.engines.tantivy.reading import noted_cursor
from forum.search.engines.tantivy.schema import NO_THREAD, SCHEMA, THREAD, cursor_entry, entry, harmless, opened

MEMORY = 32_000_000  # bytes of postings before they are written out


class TantivyIndex:
    """The index as its one writer has it."""

    def __init__(self, files: IndexFiles):
        self.files = files
        self.path = files.current()
        files.verify(self.path, again=True)
        self.index = opened(self.path)

    def cursor(self) -> int:
        with harmless():
            self.index.reload()
            found = noted_cursor(self.index.searcher())
        if found < 0:
            raise IndexBroken("no cursor")
        return found

    def threads(self) -> int:
        with harmless():
            self.index.reload()
            return int(self.index.searcher().num_docs) - 1  # the cursor's entry is none

    def catch_up(self, documents: Sequence[Document], cursor: int) -> None:
        """Take in these documents and remember `cursor`, both or neither."""
        with writing(self.index) as writer:
            for document in documents:
                forget(writer, document.thread_id)
                if document.is_public:
                    writer.add_document(entry(document))
            note_cursor(writer, cursor)
        self.files.seal(self.path)

    def verify(self) -> None:
        self.files.look_over(self.path)


class NewTantivyIndex:
    """An index that is being built beside the current one, and takes its place when it is whole."""

    def __init__(self, files: IndexFiles):
        self.files = files
        self.path = files.new()
        self.index = Index(SCHEMA, path=str(self.path), reuse=False)
        self.writer = self.index.writer(heap_size=MEMORY, num_threads=1)

    def add(self, documents: Iterable[Document]) -> None:
        for document in documents:
            if document.is_public:
                self.writer.add_document(entry(document))

    def publish(self, cursor: int) -> TantivyIndex:
        note_cursor(self.writer, cursor)
        finish(self.writer)
        self.files.seal(self.path)
        self.files.publish(self.path)
        return TantivyIndex(self.files)

    def give_up(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


@contextmanager
def writing(index: Index) -> Iterator[IndexWriter]:
    """A writer for one commit: what a block that raises has written is forgotten."""
    with harmless():
        writer = index.writer(heap_size=MEMORY, num_threads=1)
        try:
            yield writer
        except BaseException:
            writer.rollback()
            writer.wait_merging_threads()
            raise
        finish(writer)


def finish(writer: IndexWriter) -> None:
    """Commit, and wait for what it merges: files that are still being written must not be sealed."""
    writer.commit()
    writer.wait_merging_threads()


def note_cursor(writer: IndexWriter, cursor: int) -> None:
    """Up to which change this index has read stands in the index itself: a commit moves both, a crash neither."""
    forget(writer, NO_THREAD)
    writer.add_document(cursor_entry(cursor))


def forget(writer: IndexWriter, number: int) -> None:
    """By a query: asked to delete by the term of a number, tantivy 0.27 deletes nothing."""
    writer.delete_documents_by_query(Query.term_query(SCHEMA, THREAD, number))
