"""What people see of an import: a bar with rate and time left, and the report."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from forum.importing.report import Report

if TYPE_CHECKING:
    from forum.importing.actions.running import Told


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


def show(report: Report, headline: str = "") -> None:
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
    done = headline or f"Imported {report.source}."
    console.print("Dry run: nothing was changed." if report.dry_run else done)
    console.print(table)
    if report.missing:
        console.print(f"Not in the dump: {', '.join(report.missing)}.")
    rate = report.rows / report.seconds if report.seconds else 0
    if not report.dry_run and not headline:
        console.print(
            "Search and topics follow when the worker runs; talkoot reindex and talkoot topics rebuild do it now."
        )
    console.print(f"{report.rows:,} rows in {report.seconds:,.1f} s, {rate:,.0f} rows a second.")


def peak_memory() -> int:
    """The most memory that this process has used, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(used / (1 << 20 if sys.platform == "darwin" else 1 << 10))
