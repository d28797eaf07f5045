"""Holidays as text: a date a line, with what else stands there left out. Pure."""

import re
from collections.abc import Iterable
from datetime import date

MOST_DAYS = 400
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b", re.ASCII)
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\b", re.ASCII)


def read_days(text: str) -> list[date]:
    """In their order, each once; ValueError carries the first line that begins with no date."""
    found = {day_of(line) for line in (each.strip() for each in text.splitlines()) if line}
    return sorted(found)


def day_of(line: str) -> date:
    iso, dotted = ISO.match(line), DOTTED.match(line)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else ()
    if not parts:
        raise ValueError(line[:40])
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise ValueError(line[:40]) from None


def written(days: Iterable[date]) -> str:
    return "\n".join(day.isoformat() for day in days)
