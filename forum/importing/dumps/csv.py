"""Rows of a table with a header line, cells between commas or tabs; an empty cell is a missing column."""

import csv
import io
from typing import IO, Any

from forum.importing.dumps import LINE, BadDump, Rows

LONGEST_CELL = 1 << 25  # characters


def read_csv(stream: IO[bytes], name: str) -> Rows:
    return read_cells(stream, name, strict=True)


def read_tsv(stream: IO[bytes], name: str) -> Rows:
    """Without quotation marks: between two tabs everything is the cell."""
    for line, row in read_cells(stream, name, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield line, {**row, LINE: line}


def read_cells(stream: IO[bytes], name: str, **dialect: Any) -> Rows:
    csv.field_size_limit(LONGEST_CELL)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text, **dialect)
        try:
            header = next(reader, [])
            if not header or len(set(header)) != len(header):
                raise BadDump(f"{name}, line 1: no header of distinct column names")
            for cells in reader:
                if len(cells) != len(header):
                    wanted = f"{len(cells)} cells where the header has {len(header)}"
                    raise BadDump(f"{name}, line {reader.line_num}: {wanted}")
                yield reader.line_num, {column: cell for column, cell in zip(header, cells, strict=True) if cell}
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadDump(f"{name}, line {reader.line_num + 1}: {error}") from error
