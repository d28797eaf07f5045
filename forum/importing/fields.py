"""Cells of a dump as values; a wrong cell raises ValueError with the words of what is wrong with it. Pure."""

import re
from datetime import UTC, datetime

from forum.importing.dumps import Row

NUMBER = re.compile(r"-?\d{1,18}")


def number(row: Row, column: str) -> int | None:
    """A whole number that PostgreSQL can keep, or None where the cell is missing."""
    text = row.get(column, "").strip()
    if not text:
        return None
    text = text.removesuffix(".0")  # tables written by statistics programs
    if not NUMBER.fullmatch(text):
        raise ValueError(f"{column} is no whole number: {text[:40]!r}")
    return int(text)


def needed(row: Row, column: str) -> int:
    value = number(row, column)
    if value is None:
        raise ValueError(f"{column} is missing")
    return value


def moment(row: Row, column: str) -> datetime | None:
    """A moment in UTC, as dumps write them: 2021-04-27T15:06:44.553."""
    text = row.get(column, "").strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{column} is no date: {text[:40]!r}") from None
    if not 1970 <= found.year <= 2200:
        raise ValueError(f"{column} is no likely date: {text[:40]!r}")
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def needed_moment(row: Row, column: str) -> datetime:
    found = moment(row, column)
    if found is None:
        raise ValueError(f"{column} is missing")
    return found


def words(row: Row, column: str, most: int = 1_000_000) -> str:
    """Text that PostgreSQL can keep: without NUL and lone surrogates."""
    text: str = row.get(column, "").replace("\x00", "")
    return text.encode("utf-8", "replace").decode("utf-8")[:most]


def tags(row: Row) -> list[str]:
    """`<wallet><node>` or `|wallet|node|` -> names, each once."""
    names = re.split(r"[<>|]+", words(row, "Tags", 2_000))
    return list(dict.fromkeys(name.strip().lower() for name in names if name.strip()))
