"""Files of a dump as streams of rows: (line, {column: text}), whatever their format and compression.

`open_rows` chooses by the file's name. Memory stays the same however long the file is. BadDump says what is wrong with
which line of which file; nothing in a file is ever executed or fetched (no entities, no document type).
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Protocol

Row = dict[str, str]
Rows = Iterator[tuple[int, Row]]


class BadDump(Exception):
    """The file cannot be read (any further); the message is one line and names file and line."""


class RowReader(Protocol):
    """One format: reads bytes, yields rows with their line numbers."""

    def __call__(self, stream: IO[bytes], name: str) -> Rows: ...


ENDINGS = (".xml", ".xml.gz", ".csv", ".csv.gz")


def find_file(folder: Path, table: str) -> Path | None:
    """The file of a table ("Posts"), in whatever format it is there."""
    return next((path for ending in ENDINGS if (path := folder / f"{table}{ending}").is_file()), None)


def open_rows(path: Path, told: Callable[[int], None] = lambda offset: None) -> Rows:
    """The rows of a file; `told` hears now and then how many bytes of it (as stored) have been read."""
    from forum.importing.dumps.csv import read_csv
    from forum.importing.dumps.xml import read_xml

    reader: RowReader = read_xml if ".xml" in path.suffixes else read_csv
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
