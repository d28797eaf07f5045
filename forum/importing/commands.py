"""`talkoot import stackexchange FOLDER`."""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from forum.importing.report import Report

if TYPE_CHECKING:
    from forum.importing.actions.running import Told
    from forum.web.house import House


def add_import(app: typer.Typer) -> None:
    importers = typer.Typer(help="Bring another forum's dump.", no_args_is_help=True)
    app.add_typer(importers, name="import")

    @importers.callback()
    def importing() -> None:
        """Bring another forum's dump."""

    @importers.command()
    def stackexchange(
        folder: Annotated[Path, typer.Argument(help="Folder with Posts.xml, Users.xml, …; .gz and .csv work too.")],
        site: Annotated[str, typer.Option(help="Name of the import; the same name again goes on with it.")] = "",
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Report what would come, change nothing.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="End with the report as one line of JSON.")] = False,
    ) -> None:
        """Bring a Stack Exchange dump: posts, people, votes, comments, tags, links, badges, history.

        Can be stopped and run again: what is there stays, the rest follows. Nobody is notified.

        Example: talkoot import stackexchange ~/dumps/cardano.stackexchange.com
        """
        from forum.command import BAD_INPUT, CommandFailed, in_house
        from forum.importing.actions import NothingToImport
        from forum.importing.dumps import BadDump

        if not folder.is_dir():
            raise CommandFailed(f"{folder} is not a folder.", BAD_INPUT)
        name = site or folder.resolve().name
        try:
            report = in_house(lambda house: run(house, folder, name, dry_run=dry_run))
        except NothingToImport as nothing:
            raise CommandFailed(str(nothing), BAD_INPUT) from nothing
        except BadDump as bad:
            raise CommandFailed(f"{bad}. What came before it is kept; mend the file and run this again.") from bad
        show(report)
        if as_json:
            typer.echo(json.dumps({**report.as_json(), "peak_memory_mb": peak_memory()}))


async def run(house: "House", folder: Path, site: str, *, dry_run: bool) -> Report:
    from forum.importing.actions import import_dump
    from forum.importing.actions.running import PASSES, files_of

    files = files_of(folder)
    passes = [each.table for each in PASSES] + ["PostHistory"]
    total = sum(files[table].stat().st_size for table in passes if table in files)
    with bar(total) as told:
        return await import_dump(house.database, folder, site, dry_run=dry_run, told=told)


class Rate(ProgressColumn):
    """Rows a second since the start."""

    def render(self, task: Task) -> Text:
        rows, seconds = task.fields["rows"], task.elapsed or 0
        return Text(f"{rows / seconds:,.0f} rows/s" if seconds > 0.5 else "", style="dim")


@contextmanager
def bar(total: int) -> Iterator["Told"]:
    """A progress bar on standard error over the bytes of all readings of all files."""
    columns = (TextColumn("{task.description:<12}"), BarColumn(), TaskProgressColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rows=0)
        begun: dict[str, int] = {"before": 0, "here": 0, "rows": 0}

        def told(table: str, size: int, rows: int) -> None:
            if size < begun["here"] or progress.tasks[0].description != table:
                begun["before"] += begun["here"]
            begun["here"], begun["rows"] = size, begun["rows"] + rows
            done = begun["before"] + size
            progress.update(task, completed=done, description=table, rows=begun["rows"])

        yield told


def show(report: Report) -> None:
    """The report for people: a line for each kind, and under it why rows were left out."""
    table = Table(box=None, padding=(0, 3, 0, 0), header_style="dim")
    for column in ("", "read", "made", "there already", "left out"):
        table.add_column(column, justify="right" if column else "left")
    for kind, tally in report.kinds.items():
        table.add_row(kind, *(f"{n:,}" for n in (tally.read, tally.made, tally.already, sum(tally.left_out.values()))))
        for reason, count in sorted(tally.left_out.items(), key=lambda pair: -pair[1]):
            if count:
                table.add_row(Text(f"  left out: {reason}", style="dim"), "", "", "", Text(f"{count:,}", style="dim"))
        for note, count in sorted(tally.notes.items(), key=lambda pair: -pair[1]):
            if count:
                table.add_row(Text(f"  {note}", style="dim"), "", Text(f"{count:,}", style="dim"), "", "")
    console = Console(highlight=False, soft_wrap=True)
    console.print("Dry run: nothing was changed." if report.dry_run else f"Imported {report.source}.")
    console.print(table)
    if report.missing:
        console.print(f"Not in the dump: {', '.join(report.missing)}.")
    rate = report.rows / report.seconds if report.seconds else 0
    if not report.dry_run:
        console.print(
            "Search and topics follow when the worker runs; talkoot reindex and talkoot topics rebuild do it now."
        )
    console.print(f"{report.rows:,} rows in {report.seconds:,.1f} s, {rate:,.0f} rows a second.")


def peak_memory() -> int:
    """The most memory that this process has used, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(used / (1 << 20 if sys.platform == "darwin" else 1 << 10))
