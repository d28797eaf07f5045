"""Reading rows of JSON lines and writing predictions beside them, gzipped where the name says so."""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from forum.command import BAD_INPUT, CommandFailed

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # of rows that do not say when: a minute apart, in order


@dataclass(frozen=True, slots=True)
class Row:
    """A question, with nothing that the forum should find out by itself."""

    id: str
    title: str
    body: str
    language: str | None
    asker: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; only documents older than `before` count, and none of `exclude`."""

    row: Row
    before: datetime | None
    exclude: tuple[str, ...]


def objects(path: Path) -> list[dict[str, Any]]:
    try:
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as why:
        raise CommandFailed(f"{path} cannot be read as JSON lines: {why}", BAD_INPUT) from None
    if not all(isinstance(each, dict) and "id" in each for each in found):
        raise CommandFailed(f"{path}: every line must be an object with an id.", BAD_INPUT)
    return found


def write(path: Path, predictions: Iterable[Mapping[str, Any]]) -> None:
    with gzip.open(path, "wt") if path.suffix == ".gz" else path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in predictions)


def row_of(given: Mapping[str, Any], number: int) -> Row:
    """`text` of a stream, `title` of a document; who asked is unknown unless it is said."""
    return Row(
        id=str(given["id"]),
        title=one_line(given.get("title") or given.get("text")) or "?",
        body=str(given.get("body") or ""),
        language=given.get("lang"),
        asker=str(given.get("asker") or f"row {number}"),
        created_at=moment(given.get("created_at")) or BEGINNING + timedelta(minutes=number),
    )


def query_of(given: Mapping[str, Any], number: int) -> Query:
    return Query(row_of(given, number), moment(given.get("before")), tuple(map(str, given.get("exclude") or ())))


def spoken(language: str | None, wanted: str) -> bool:
    """Whether a row counts where only the languages `wanted` do; one that does not say its language does."""
    return not wanted or language is None or language in {each.strip() for each in wanted.split(",")}


def one_line(text: object) -> str:
    return " ".join(str(text or "").replace("\0", " ").split())[:300]


def moment(text: object) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise CommandFailed(f"{text!r} is no moment, such as 2024-05-31T12:00:00Z.", BAD_INPUT) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
