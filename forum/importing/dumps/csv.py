"""Rows of a CSV table with a header line; an empty cell is a missing column, as in the XML tables."""

import csv
import io
from typing import IO

from forum.importing.dumps import BadDump, Rows

LONGEST_CELL = 1 << 25  # characters


def read_csv(stream: IO[bytes], name: str) -> Rows:
    csv.field_size_limit(LONGEST_CELL)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text, strict=True)
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
