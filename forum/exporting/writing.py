"""The files of an archive: written beside the folder, and given its name when all of them are whole."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from forum.database import Session
from forum.exporting.queries import ALL, FILES, Scope, counted, stream
from forum.importing.report import Report
from forum.web.site import Site

Told = Callable[[str, int, int], None]  # (table, rows of it, rows since last told)
OFTEN = 500
EMPTY: tuple[Any, ...] = (None, "", [])


class Occupied(Exception):
    """The folder holds something already; the message is one line."""


@dataclass(frozen=True, slots=True)
class Writing:
    """An archive that is being written: where, how, and what has become of the rows so far."""

    part: Path
    scope: Scope
    packed: bool
    report: Report
    told: Told


async def write_archive(
    session: Session,
    folder: Path,
    scope: Scope,
    *,
    site: Site,
    packed: bool = False,
    told: Told = lambda *_: None,
) -> Report:
    """Writes every file. Whatever stops it, `folder` is not there: what was begun is beside it, under `.part`."""
    began = monotonic()
    writing = Writing(begun(folder), scope, packed, Report("this forum"), told)
    for name in FILES:
        if name != "me_toos" or scope.names_voters:
            await write_file(session, writing, name)
    words = json.dumps(about(site, session.now, writing.report), ensure_ascii=False, indent=1)
    (writing.part / "forum.json").write_text(words, "utf-8")
    ended(writing.part, folder)
    writing.report.seconds = monotonic() - began
    return writing.report


def begun(folder: Path) -> Path:
    """An empty folder beside the one that is wanted; raises Occupied where that one holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Occupied(f"{folder} is there already, and not empty.")
    part = folder.absolute().with_name(f"{folder.absolute().name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    return part


def ended(part: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()
    part.rename(folder)


async def write_file(session: Session, writing: Writing, name: str) -> None:
    tally, written = writing.report.of(name), 0
    with opened(writing.part, name, packed=writing.packed) as file:
        if name == "links":
            file.write("src_topic\tdst_topic\tcue\n")
        async for row in stream(session, name, writing.scope):
            file.write(as_cells(row) if name == "links" else as_line(row))
            written += 1
            if written % OFTEN == 0:
                writing.told(name, written, OFTEN)
    writing.told(name, written, written % OFTEN)
    tally.made = written
    tally.read = max(written, await counted(session, name)) if name in ALL else written
    tally.left_out["not for everybody to see (--all brings it)"] += tally.read - written


@contextmanager
def opened(part: Path, name: str, *, packed: bool) -> Iterator[TextIO]:
    path = part / f"{name}{'.tsv' if name == 'links' else '.jsonl'}{'.gz' if packed else ''}"
    with path.open("wb") as stored:
        if not packed:
            with TextIOWrapper(stored, encoding="utf-8", newline="\n") as file:
                yield file
            return
        # Without a date in it, so that the same forum makes the same file.
        with gzip.GzipFile("", "wb", 6, stored, mtime=0) as raw, TextIOWrapper(raw, "utf-8", newline="\n") as file:
            yield file


def as_line(row: dict[str, Any]) -> str:
    told = {column: plain(value) for column, value in row.items() if value not in EMPTY and value is not False}
    return json.dumps({column: value for column, value in told.items() if not silent(column, value)},
                      ensure_ascii=False) + "\n"  # fmt: skip


def silent(column: str, value: Any) -> bool:
    """Zeros that say nothing."""
    return value == 0 and column in ("likes", "dislikes", "score", "views")


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value


def as_cells(row: dict[str, Any]) -> str:
    return "\t".join(str(value) for value in row.values()) + "\n"


def about(site: Site, now: datetime, report: Report) -> dict[str, Any]:
    return {
        "format": "talkoot-archive", "version": 1, "name": site.name, "base_url": site.base_url,
        "exported_at": now.isoformat(timespec="seconds"),
        "rows": {name: tally.made for name, tally in report.kinds.items()},
    }  # fmt: skip
