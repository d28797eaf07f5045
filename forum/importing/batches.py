"""Rows of a file in batches, each with its values already made out, and where in the file it stood. Pure."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from forum.importing.dumps import BadDump, Row, open_rows

SIZE = 2_000
T = TypeVar("T")


def batches(path: Path, parse: Callable[[Row], T | None], told: Callable[[int, int], None]) -> Iterator[list[T]]:
    """Lists of at most SIZE parsed rows; None from `parse` passes a row over. `told` hears (bytes, rows) read."""
    batch: list[T] = []
    rows = reported = 0
    offset = 0

    def keep(position: int) -> None:
        nonlocal offset
        offset = position

    for line, row in open_rows(path, keep):
        rows += 1
        try:
            parsed = parse(row)
        except ValueError as error:
            raise BadDump(f"{path.name}, line {line}: {error}") from error
        if parsed is not None:
            batch.append(parsed)
        if len(batch) >= SIZE or rows - reported >= SIZE:
            told(offset, rows - reported)
            reported = rows
            if batch:
                yield batch
                batch = []
    told(path.stat().st_size, rows - reported)
    if batch:
        yield batch
