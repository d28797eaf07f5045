"""The run through an archive: files in the order in which their lines name each other, each batch in a transaction.

Whatever stops it, the next run finds what stands and goes on behind it; a thread is seen once its first post is there.
"""

import json
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from forum.bus import publish
from forum.database import Database, Session
from forum.events import ImportFinished
from forum.importing.actions.archive import entries, furnishing, outcomes, remarks, topics
from forum.importing.actions.archive.work import ArchiveWork
from forum.importing.actions.running import NothingToImport, Told, Writing, batch_writer
from forum.importing.archive import columns, rows
from forum.importing.archive.cells import line
from forum.importing.batches import batches
from forum.importing.bodies import Bodies
from forum.importing.dumps import LINES, BadDump, Row, find_file, open_rows
from forum.importing.links import host_among
from forum.importing.report import Report
from forum.one_transaction import one_transaction
from forum.threads.tag_names import is_tag, normal_tag

SAMPLE = 20_000  # rows that are looked at to find out where the forum was


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked for: a dry run, the old forum's address, the powers of staff kept."""

    dry_run: bool = False
    url: str = ""
    staff: bool = False


@dataclass(frozen=True)
class Pass:
    """One reading of one file; `kind` names its rows in the report, where it has a line of its own."""

    table: str
    kind: str
    parse: Callable[[Row], Any]
    bring: Callable[[Session, Any, Sequence[Any]], Awaitable[None]]


def tag(row: Row) -> tuple[str, str]:
    name = normal_tag(line(row, "name", 100))
    if not is_tag(name):
        raise ValueError(f"name cannot be a tag: {name[:40]!r}")
    return name, line(row, "description", 500)


def outcome(row: Row) -> Any:
    found = rows.topic(row)
    return found if found.accepted is not None or found.solved_at or found.duplicate_of is not None else None


def accepted(row: Row) -> Any:
    return rows.entry(row) if row.get("accepted") else None


PASSES = (
    Pass("categories", "categories", rows.category, furnishing.bring_categories),
    Pass("tags", "tags", tag, furnishing.bring_tags),
    Pass("users", "users", rows.user, furnishing.bring_people),
    Pass("topics", "topics", rows.topic, topics.bring_topics),
    Pass("posts", "posts", rows.entry, entries.bring_posts),
    Pass("comments", "comments", rows.remark, remarks.bring_comments),
    Pass("votes", "votes", rows.remark, remarks.bring_votes),
    Pass("me_toos", "me too", rows.remark, remarks.bring_me_toos),
    Pass("revisions", "earlier versions", rows.remark, remarks.bring_versions),
    Pass("topics", "", outcome, outcomes.bring_outcomes),
    Pass("links", "links", outcomes.link, outcomes.bring_links),
)
BY_THE_POSTS = Pass("posts", "", accepted, outcomes.bring_accepted_posts)
TABLES = tuple(dict.fromkeys(each.table for each in PASSES))
NEEDED = ("topics", "posts")


def files_of(folder: Path) -> dict[str, Path]:
    """The files that are there; raises NothingToImport where topics or posts are missing."""
    found = {table: path for table in TABLES if (path := find_file(folder, table, LINES)) is not None}
    for table in NEEDED:
        if table not in found:
            raise NothingToImport(f"{folder} has no {table}.jsonl or {table}.jsonl.gz.")
    return found


def bytes_to_read(files: dict[str, Path]) -> int:
    return sum(files[each.table].stat().st_size for each in PASSES if each.table in files)


async def import_archive(
    database: Database, folder: Path, site: str, *, wanted: Wanted = Wanted(), told: Told = lambda *_: None
) -> Report:
    """Brings the whole archive. `site` names it: the same name again goes on with the same import. Raises BadDump with
    file and line; what was brought until then stays, and the next run goes on from there."""
    files = files_of(folder)
    report = Report(f"archive:{site}", dry_run=wanted.dry_run)
    report.missing = [table for table in TABLES if table not in files]
    began, bodies = monotonic(), Bodies(os.cpu_count() or 1)
    try:
        async with one_transaction(database, keep=False) if wanted.dry_run else nullcontext(database) as bearer:
            writing = batch_writer(bearer)
            work = ArchiveWork(report.source, 0, report, bodies=bodies)
            work.staff, work.host = wanted.staff, host_of(folder, files, wanted.url)
            await bring_all(files, work, writing, told=told)
    finally:
        bodies.close()
    report.seconds = monotonic() - began
    return report


def host_of(folder: Path, files: dict[str, Path], url: str) -> str:
    """Where the forum was: as told, else as its own file says, else as the links in its posts betray."""
    told = url or about(folder).get("base_url")
    if isinstance(told, str) and told:
        return urlsplit(told if "//" in told else f"//{told}").netloc.lower()
    slugs = {row["id"]: row.get("slug") or "" for _line, row in islice(open_rows(files["topics"]), SAMPLE)
             if isinstance(row.get("id"), int)}  # fmt: skip
    bodies = (str(row.get("html") or row.get("md") or "") for _line, row in islice(open_rows(files["posts"]), SAMPLE))
    return host_among(bodies, slugs)


def about(folder: Path) -> dict[str, Any]:
    path = folder / "forum.json"
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError, OSError) as error:
        raise BadDump(f"forum.json: not well-formed JSON: {error}") from error
    return found if isinstance(found, dict) else {}


async def bring_all(files: dict[str, Path], work: ArchiveWork, writing: Writing, *, told: Told) -> None:
    for each in PASSES:
        if each.table in files:
            await bring(files, work, writing, each=each, told=told)
        if each.table == "users":
            async with writing() as session:
                await work.learn_names(session)
        if each.table == "posts":
            async with writing() as session:
                await topics.take_back_empty(session, work)
    if not work.told_accepted:
        await bring(files, work, writing, each=BY_THE_POSTS, told=lambda *_: None)
    work.tell_columns()
    async with writing() as session:
        await session.raw.execute("ANALYZE threads, posts, comments, votes, users, thread_tags")
        await publish(session, ImportFinished(None, work.source))


async def bring(files: dict[str, Path], work: ArchiveWork, writing: Writing, *, each: Pass, told: Told) -> None:
    path = files[each.table]

    def parsed(row: Row) -> Any:
        if each.kind:
            work.note_columns(each.kind, row, columns.KNOWN[each.table])
        work.told_accepted |= each.table == "topics" and row.get("accepted_post") is not None
        return each.parse(row)

    def heard(size: int, count: int) -> None:
        told(each.kind or f"{each.table} again", size, count)

    for batch in batches(path, parsed, heard, weight=weight):
        async with writing() as session:
            try:
                await each.bring(session, work, batch)
            except ValueError as error:
                raise BadDump(f"{path.name}: {error}") from error


def weight(row: Any) -> int:
    return len(row.html) + len(row.md) if isinstance(row, rows.OldEntry) else 0
