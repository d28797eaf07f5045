"""The run: kinds of rows in the order in which they name each other, each batch in a transaction of its own.

A dry run does the very same in one transaction and rolls it back, so its report cannot differ from the real one's.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from forum.bus import publish
from forum.database import Database, Session
from forum.events import ImportFinished
from forum.importing import stackexchange
from forum.importing.actions.furnishing import category_for
from forum.importing.actions.history import gather_changes, write_versions
from forum.importing.actions.posts import bring_answers, bring_questions, wanted_in_first_pass, wanted_in_second_pass
from forum.importing.actions.remarks import bring_badges, bring_comments, bring_links, bring_tags
from forum.importing.actions.users import bring_users
from forum.importing.actions.votes import bring_acceptances, bring_votes
from forum.importing.actions.work import Work
from forum.importing.batches import batches
from forum.importing.dumps import Row, find_file
from forum.importing.report import Report
from forum.importing.stackexchange import OldPost
from forum.one_transaction import one_transaction

Writing = Callable[[], AbstractAsyncContextManager[Session]]
Told = Callable[[str, int, int], None]  # (table, bytes of its file, rows since last told)


class NothingToImport(Exception):
    """The folder is not a dump; the message is one line."""


@dataclass(frozen=True)
class Pass:
    """One reading of one table."""

    table: str
    parse: Callable[[Row], Any]
    bring: Callable[[Session, Work, Sequence[Any]], Awaitable[None]]
    needed: bool = False


def passed(wanted: Callable[[OldPost], OldPost | None]) -> Callable[[Row], OldPost | None]:
    return lambda row: wanted(stackexchange.post(row))


PASSES = (
    Pass("Users", stackexchange.user, bring_users),
    Pass("Posts", passed(wanted_in_first_pass), bring_questions, needed=True),
    Pass("Posts", passed(wanted_in_second_pass), bring_answers, needed=True),
    Pass("Tags", stackexchange.tag, bring_tags),
    Pass("Comments", stackexchange.comment, bring_comments),
    Pass("Votes", stackexchange.vote, bring_votes),
    Pass("Posts", passed(lambda old: old if old.accepted_id and old.type == 1 else None), bring_acceptances),
    Pass("PostLinks", stackexchange.link, bring_links),
    Pass("Badges", stackexchange.badge, bring_badges),
)


def files_of(folder: Path) -> dict[str, Path]:
    """The tables that are there; raises NothingToImport where the posts are not among them."""
    tables = ["Users", "Posts", "Tags", "Comments", "Votes", "PostLinks", "Badges", "PostHistory"]
    found = {table: path for table in tables if (path := find_file(folder, table)) is not None}
    if "Posts" not in found:
        raise NothingToImport(f"{folder} has no Posts.xml, Posts.xml.gz, Posts.csv or Posts.csv.gz.")
    return found


async def import_dump(
    database: Database, folder: Path, site: str, *, dry_run: bool = False, told: Told = lambda *_: None
) -> Report:
    """Brings the whole dump. `site` names it: the same name again goes on with the same import. Raises BadDump with
    file and line; what was brought until then stays, whole batches of it, and the next run goes on from there."""
    files = files_of(folder)
    report = Report(f"stackexchange:{site}", dry_run=dry_run)
    report.missing = [each for each in ("Users", "Tags", "Comments", "Votes", "PostLinks", "Badges", "PostHistory")
                      if each not in files]  # fmt: skip
    began = monotonic()
    async with one_transaction(database, keep=False) if dry_run else nullcontext(database) as bearer:
        writing = batch_writer(bearer)
        async with writing() as session:
            work = Work(report.source, await category_for(session, site), report)
        await bring_all(files, work, writing, told=told)
    report.seconds = monotonic() - began
    return report


async def bring_all(files: dict[str, Path], work: Work, writing: Writing, *, told: Told) -> None:
    for each in PASSES:
        if each.table not in files:
            continue
        path, table = files[each.table], each.table
        for batch in batches(path, each.parse, lambda size, rows, table=table: told(table, size, rows)):  # type: ignore[misc]
            async with writing() as session:
                await each.bring(session, work, batch)
    if "PostHistory" in files:
        await bring_history(files["PostHistory"], work, writing, told=told)
    async with writing() as session:
        await session.raw.execute("ANALYZE threads, posts, comments, votes, users, thread_tags")
        await publish(session, ImportFinished(None, work.source))


async def bring_history(path: Path, work: Work, writing: Writing, *, told: Told) -> None:
    """In one transaction, since the parts of a version may stand far apart."""
    async with writing() as session:
        for batch in batches(path, stackexchange.change, lambda size, rows: told("PostHistory", size, rows)):
            await gather_changes(session, work, batch)
        await write_versions(session)


def batch_writer(database: Database) -> Writing:
    """How each batch opens its transaction."""

    @asynccontextmanager
    async def writing() -> AsyncIterator[Session]:
        async with database.writing() as session:
            # A crash of the machine loses the last batches at worst, and the next run brings them again.
            await session.raw.execute("SET LOCAL synchronous_commit = off")
            await session.raw.execute("SET LOCAL statement_timeout = 0")
            yield session

    return writing
