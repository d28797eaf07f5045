"""Rows of JSON lines: every line one object."""

import json
from collections.abc import Iterator
from typing import IO

from forum.importing.dumps import LINE, BadDump, Row

LONGEST_LINE = 1 << 25  # bytes


def read_jsonl(stream: IO[bytes], name: str) -> Iterator[tuple[int, Row]]:
    number = 0
    while True:
        line = stream.readline(LONGEST_LINE + 1)
        number += 1
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise BadDump(f"{name}, line {number}: a line of more than {LONGEST_LINE >> 20} MB")
        if not line.strip():
            continue
        row = parsed(line, f"{name}, line {number}")
        row[LINE] = number
        yield number, row


def parsed(line: bytes, place: str) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadDump(f"{place}: not UTF-8: {error.reason}") from error
    except RecursionError as error:
        raise BadDump(f"{place}: lists within lists without end") from error
    except ValueError as error:
        words = error.msg if isinstance(error, json.JSONDecodeError) else str(error).split(";")[0]
        raise BadDump(f"{place}: not well-formed JSON: {words}") from error
    if not isinstance(row, dict):
        raise BadDump(f"{place}: no object, but {type(row).__name__}")
    return row
