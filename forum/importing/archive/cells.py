"""Cells of a JSON line as values; a wrong one raises ValueError with the words of what is wrong with it. Pure."""

from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
MOST = 2**53


def words(row: Json, column: str, most: int = 1_000_000) -> str:
    """Text that PostgreSQL can keep: without NUL and lone surrogates."""
    value = row.get(column)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{column} is no text: {str(value)[:40]!r}")
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:most]


def line(row: Json, column: str, most: int = 300) -> str:
    return " ".join(words(row, column, 4 * most).split())[:most]


def number(row: Json, column: str) -> int | None:
    value = row.get(column)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST:
        raise ValueError(f"{column} is no whole number: {str(value)[:40]!r}")
    return value


def needed(row: Json, column: str) -> int:
    value = number(row, column)
    if value is None:
        raise ValueError(f"{column} is missing")
    return value


def count(row: Json, column: str, most: int = 2**31 - 1) -> int:
    """A number of things: not below nothing, not beyond what a column keeps."""
    return min(max(number(row, column) or 0, 0), most)


def flag(row: Json, column: str) -> bool:
    value = row.get(column)
    if value not in (None, True, False):
        raise ValueError(f"{column} is neither true nor false: {str(value)[:40]!r}")
    return bool(value)


def moment(row: Json, column: str) -> datetime | None:
    text = row.get(column)
    if text is None or text == "":
        return None
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise ValueError(f"{column} is no date: {str(text)[:40]!r}") from None
    if not 1970 <= found.year <= 2200:
        raise ValueError(f"{column} is no likely date: {text[:40]!r}")
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def needed_moment(row: Json, column: str) -> datetime:
    found = moment(row, column)
    if found is None:
        raise ValueError(f"{column} is missing")
    return found


def names(row: Json, column: str, most: int = 100) -> list[str]:
    """A list of short texts, each once."""
    value = row.get(column)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{column} is no list of names: {str(value)[:40]!r}")
    return list(dict.fromkeys(name for name in (line({"": each}, "", most) for each in value) if name))


def one_of(row: Json, column: str, allowed: tuple[str, ...]) -> str:
    """One of these words; the first where nothing is said."""
    value = words(row, column, 100) or allowed[0]
    if value not in allowed:
        raise ValueError(f"{column} is none of {', '.join(allowed)}: {value[:40]!r}")
    return value
