"""Rows of a file in batches, each with its values already made out, and where in the file it stood. Pure."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from forum.importing.dumps import BadDump, Row, open_rows

SIZE = 2_000
HEAVIEST = 4_000_000  # characters of text in one batch
T = TypeVar("T")


def batches(
    path: Path,
    parse: Callable[[Row], T | None],
    told: Callable[[int, int], None],
    *,
    weight: Callable[[T], int] = lambda _row: 0,
) -> Iterator[list[T]]:
    """Lists of at most SIZE parsed rows, fewer where their `weight` comes to HEAVIEST; None from `parse` passes a row
    over. `told` hears (bytes, rows) read."""
    batch: list[T] = []
    rows = reported = carried = 0
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
            carried += weight(parsed)
        if len(batch) >= SIZE or rows - reported >= SIZE or carried >= HEAVIEST:
            told(offset, rows - reported)
            reported, carried = rows, 0
            if batch:
                yield batch
                batch = []
    told(path.stat().st_size, rows - reported)
    if batch:
        yield batch
