"""Files of a dump as streams of rows: (line, {column: text}), whatever their format and compression.

`open_rows` chooses by the file's name. Memory stays the same however long the file is. BadDump says what is wrong with
which line of which file; nothing in a file is ever executed or fetched (no entities, no document type).
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol

Row = dict[str, Any]  # texts in tables; whatever JSON can say in lines of it
LINE = "#line"  # where the number of its line stands in a row that has no name of its own
Rows = Iterator[tuple[int, Row]]


class BadDump(Exception):
    """The file cannot be read (any further); the message is one line and names file and line."""


class RowReader(Protocol):
    """One format: reads bytes, yields rows with their line numbers."""

    def __call__(self, stream: IO[bytes], name: str) -> Rows: ...


ENDINGS = (".xml", ".xml.gz", ".csv", ".csv.gz")
LINES = (".jsonl", ".jsonl.gz", ".tsv", ".tsv.gz")


def find_file(folder: Path, table: str, endings: tuple[str, ...] = ENDINGS) -> Path | None:
    """The file of a table ("Posts"), in whatever format it is there."""
    return next((path for ending in endings if (path := folder / f"{table}{ending}").is_file()), None)


def reader_of(path: Path) -> RowReader:
    from forum.importing.dumps.csv import read_csv, read_tsv
    from forum.importing.dumps.jsonl import read_jsonl
    from forum.importing.dumps.xml import read_xml

    readers: dict[str, RowReader] = {".xml": read_xml, ".jsonl": read_jsonl, ".tsv": read_tsv}
    return next((reader for ending, reader in readers.items() if ending in path.suffixes), read_csv)


def open_rows(path: Path, told: Callable[[int], None] = lambda offset: None) -> Rows:
    """The rows of a file; `told` hears now and then how many bytes of it (as stored) have been read."""
    reader = reader_of(path)
    with path.open("rb") as stored:
        stream: IO[bytes] = gzip.open(stored) if path.suffix == ".gz" else stored  # type: ignore[assignment]  # noqa: SIM115
        line = 0
        try:
            for line, row in reader(stream, path.name):
                yield line, row
                if line % 500 == 0:
                    told(stored.tell())
        except (EOFError, gzip.BadGzipFile, zlib.error, OSError) as error:
            raise BadDump(f"{path.name}: broken after line {line}: {error}") from error
        told(path.stat().st_size)
