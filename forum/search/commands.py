"""`talkoot reindex`: every thread read again, and the index built anew."""

import time
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from forum.web.house import House

BATCH = 200  # threads a transaction


def add_reindex(app: typer.Typer) -> None:
    @app.command()
    def reindex() -> None:
        """Read every thread again and build the search index anew; people can search meanwhile.

        Needed after rows were changed by hand; a harmed or missing index mends itself.

        Example: talkoot reindex
        """
        from forum.command import in_house

        in_house(read_again)


async def read_again(house: "House") -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from forum.search.engines.choosing import files_of
    from forum.search.engines.keeping import Keeper

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    console = Console(stderr=True)
    began = time.monotonic()
    with Progress(*columns, console=console) as bar:
        threads = await note_all(house, bar)
        keeper = Keeper(house.database, files_of(house.settings))
        keeper.progress = lambda done, of: bar.update(task, completed=done, total=of)
        with keeper.files.writing() as mine:
            if mine:
                task = bar.add_task("Building the index")
                await keeper.rebuild()
            else:
                keeper.files.say_broken("talkoot reindex asked for it")
    seconds = max(0.001, time.monotonic() - began)
    done = "" if mine else " The search process that is running builds the index anew now."
    typer.echo(f"Read {threads} threads in {seconds:.1f} s, {threads / seconds:.0f} a second.{done}")


async def note_all(house: "House", bar: "Progress") -> int:
    """Every thread noted as it is now; how many there are."""
    from forum.search.actions import note_threads
    from forum.threads.queries.texts import all_threads_count, thread_ids

    async with house.database.reading() as session:
        task = bar.add_task("Reading threads", total=await all_threads_count(session))
    last = done = 0
    while True:
        async with house.database.writing() as session:
            ids = await thread_ids(session, after=last, most=BATCH)
            await note_threads(session, ids)
        if not ids:
            return done
        last, done = ids[-1], done + len(ids)
        bar.update(task, completed=done)
