"""`talkoot evaluate search`: the search page's own ranking on a file of documents and queries."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from forum.command import BAD_INPUT, CommandFailed, evaluations, read_settings

Rows = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Rows as JSON lines, plain or gzipped.")]
Out = Annotated[Path, typer.Option(help="Where the predictions go, one row for each.")]
EngineName = Annotated[str, typer.Option("--engine", help="whoosh, postgres or tantivy.")]
Without = Annotated[list[str] | None, typer.Option(help="Leave out an ingredient of the order, to see what it adds.")]
Languages = Annotated[
    str, typer.Option(help="Only documents in these languages, comma between; the others are not found.")
]


def add_search(app: typer.Typer) -> None:
    @evaluations(app).command("search")
    def search(
        docs: Rows,
        queries: Rows,
        out: Out,
        engine: EngineName = "whoosh",
        languages: Languages = "",
        without: Without = None,
    ) -> None:
        """Search documents {id, title, body, lang?, created_at?} for each query {id, text, before?, exclude?}.

        Writes {id, hits: [document id, best first, 20]}. Documents that are not older than `before`, and those in
        `exclude`, do not count. `--without` shows what an ingredient adds: title, passage, typed, neighbours, small,
        rarity, standing or weighing. Uses a scratch database and a scratch index; labels are not read.

        Example: talkoot evaluate search docs.jsonl queries.jsonl --out hits.jsonl --engine postgres
        """
        from forum.search.engines.choosing import ENGINES, is_installed
        from forum.search.evaluating.rows import objects, query_of, row_of, spoken, write
        from forum.search.evaluating.scratch import scratch_url
        from forum.search.evaluating.searching import By, predict
        from forum.search.weights import INGREDIENTS

        must_be_one(engine, ENGINES, "engine")
        if not is_installed(engine):
            raise CommandFailed(f"{engine} is not installed: pip install 'talkoot[{engine}]'", BAD_INPUT)
        for name in without or ():
            must_be_one(name, INGREDIENTS, "ingredient")
        rows = [row_of(each, number) for number, each in enumerate(objects(docs))]
        chosen = [row for row in rows if spoken(row.language, languages)]
        asked = [query_of(each, number) for number, each in enumerate(objects(queries))]
        with progress() as told, scratch_url() as url:
            began = time.monotonic()
            write(
                out,
                asyncio.run(predict(read_settings(), url, (chosen, asked), by=By(engine, without or ()), told=told)),
            )
            seconds = max(0.001, time.monotonic() - began)
        typer.echo(f"{len(asked)} rows in {seconds:.1f} s, {len(asked) / seconds:.1f} a second, by {engine}.")


def must_be_one(given: str, known: Iterable[str], what: str) -> None:
    if given not in known:
        raise CommandFailed(f"There is no {what} {given!r}, only {', '.join(known)}.", BAD_INPUT)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each kind of work, one at a time."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {"": bar.add_task("Making a forum for it", total=None)}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield told
