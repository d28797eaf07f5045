"""`talkoot load-demo`: an empty forum filled with as many threads as one wishes."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.web.house import House


def add_load_demo(app: typer.Typer) -> None:
    @app.command("load-demo")
    def load_demo(
        threads: Annotated[int, typer.Option("--threads", min=1, max=100_000_000, help="How many threads.")] = 10_000,
    ) -> None:
        """Fill an empty forum with made-up threads in three languages, for measuring; five posts each on average.

        All in one transaction: broken off, it leaves the forum empty. People and text are the same each time.

        Example: talkoot load-demo --threads 100000
        """
        from forum.command import in_house

        in_house(lambda house: load(house, threads))


async def load(house: "House", threads: int) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from forum.command import BAD_INPUT, CommandFailed
    from forum.measuring.actions import NotEmpty, load_made_up

    began = time.monotonic()
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Copying threads", total=threads)
            copied = await load_made_up(
                house.database, threads, lambda step, done: bar.update(task, description=step, completed=done)
            )
    except NotEmpty:
        words = "This forum has threads already; load-demo fills empty ones only."
        raise CommandFailed(words, BAD_INPUT) from None
    seconds = max(0.001, time.monotonic() - began)
    rows = sum(copied.values())
    for table, count in copied.items():
        typer.echo(f"{count:>12,} {table}")
    typer.echo(f"{rows:,} rows in {seconds:,.1f} s, {copied['threads'] / seconds:,.0f} threads a second.")
