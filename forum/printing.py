"""What commands print for people, in colour where the terminal has any."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from forum.doctor import Finding
from forum.settings import Settings, described
from forum.web.site import OWN_NAME

MARKS = {"good": "[green]ok[/]", "note": "[yellow]note[/]", "bad": "[bold red]bad[/]"}


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error; the function moves it on by so many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda steps: progress.advance(task, steps)


@contextmanager
def measuring(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error; the function says what is being done, how far it is, and of how much."""
    columns = (TextColumn("{task.description:<24}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)

        def told(step: str, done: int, total: int) -> None:
            progress.update(task, description=step, completed=done, total=total)

        yield told


def print_findings(findings: Sequence[Finding]) -> bool:
    """Whether nothing bad was found."""
    table = Table.grid(padding=(0, 2))
    for each in findings:
        table.add_row(MARKS[each.level], each.subject, Text(str(each.words), overflow="fold"))
    Console().print(table)
    return all(each.level != "bad" for each in findings)


def print_settings(environ: Mapping[str, str]) -> None:
    console = Console()
    for name, default, help in described():
        now = f"  [cyan]now {escape(environ[name])}[/]" if environ.get(name) and not _private(name) else ""
        console.print(f"[bold]{name}[/]{now}\n  {help} Default: {default.replace('`', '')}.", highlight=False)


def print_welcome(
    settings: Settings, accounts: Sequence[tuple[str, str, str]] = (), *, code: str | None = None
) -> None:
    """Where the forum is; how it is opened for the first time, if it waits for that; and with which address, password
    and role one can look around in a demonstration."""
    console = Console(highlight=False)
    name = escape(settings.site_name or OWN_NAME)
    console.print(f"\n[bold]{name}[/] is open at [bold cyan]{settings.base_url}[/]  (Ctrl-C closes it)")
    if code:
        console.print(
            f"Nobody has opened it yet. Open [bold cyan]{settings.base_url}/setup?code={code}[/]\n"
            f"The code [bold]{code}[/] is good until there is an admin, or until the next start."
        )
    if accounts:
        table = Table("sign in with", "password", "role", box=None, padding=(0, 3, 0, 0), header_style="dim")
        for row in accounts:
            table.add_row(*(escape(cell) for cell in row))
        console.print(table)
    console.print()


def _private(name: str) -> bool:
    return name.endswith(("_SECRET", "_URL")) and name != "TALKOOT_BASE_URL"
