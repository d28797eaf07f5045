"""`talkoot evaluate topics` and `talkoot evaluate related`: the bridge's own work on a file of rows."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from forum.command import evaluations, read_settings
from forum.search.evaluating.commands import progress

if TYPE_CHECKING:
    from forum.settings import Settings

Rows = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Rows as JSON lines, plain or gzipped.")]
Out = Annotated[Path, typer.Option(help="Where the predictions go, one row for each.")]
EmbedderName = Annotated[
    str | None, typer.Option("--embedder", help="As in the setting.", show_default="TALKOOT_EMBEDDER")
]
Languages = Annotated[
    str, typer.Option(help="Only rows in these languages, comma between; the others get nothing.", show_default="all")
]
Predictions = list[dict[str, object]]
Work = Callable[["Settings", str, Callable[[str, int, int], None]], Coroutine[Any, Any, Predictions]]


def add_evaluations(app: typer.Typer) -> None:
    group = evaluations(app)
    add_topics(group)
    add_related(group)


def add_topics(group: typer.Typer) -> None:
    @group.command("topics")
    def topics(rows: Rows, out: Out, embedder: EmbedderName = None, languages: Languages = "") -> None:
        """Group rows {id, text, body?, lang?, asker?, created_at?}, in order of arrival, into topics.

        Writes {id, topic or null, rank of the topic or null}. Uses a scratch database; labels are not read.

        Example: talkoot evaluate topics questions.jsonl --out topics.jsonl
        """
        from forum.search.evaluating.rows import objects, row_of, spoken
        from kb_bridge.evaluating.topics import nothing, predict

        given = [row_of(each, number) for number, each in enumerate(objects(rows))]
        chosen = [row for row in given if spoken(row.language, languages)]

        async def work(settings: "Settings", url: str, told: Callable[[str, int, int], None]) -> Predictions:
            found = {row["id"]: row for row in await predict(settings, url, chosen, told=told)}
            return [found.get(row.id) or nothing(row) for row in given]

        measure(work, out, len(given), embedder=embedder)


def add_related(group: typer.Typer) -> None:
    @group.command("related")
    def related(docs: Rows, queries: Rows, out: Out, embedder: EmbedderName = None, languages: Languages = "") -> None:
        """Find the documents {id, title, body, lang?, created_at?} nearest to each query {id, text, body?, before?}.

        Writes {id, hits: [document id, best first, 20]}. Documents that are not older than `before`, and those in
        `exclude`, do not count. Uses a scratch database.

        Example: talkoot evaluate related docs.jsonl queries.jsonl --out hits.jsonl
        """
        from forum.search.evaluating.rows import objects, query_of, row_of, spoken
        from kb_bridge.evaluating.related import predict

        rows = [row_of(each, number) for number, each in enumerate(objects(docs))]
        asked = [query_of(each, number) for number, each in enumerate(objects(queries))]
        chosen = [row for row in rows if spoken(row.language, languages)]

        async def work(settings: "Settings", url: str, told: Callable[[str, int, int], None]) -> Predictions:
            return await predict(settings, url, (chosen, asked), told=told)

        measure(work, out, len(asked), embedder=embedder)


def measure(work: Work, out: Path, count: int, *, embedder: str | None) -> None:
    """Runs the work in a forum made for it, with a progress bar, and says how long it took."""
    from forum.search.evaluating.rows import write
    from forum.search.evaluating.scratch import scratch_url

    settings = read_settings()
    settings = replace(settings, embedder=embedder or settings.embedder)
    with progress() as told, scratch_url() as url:
        began = time.monotonic()
        write(out, asyncio.run(work(settings, url, told)))
        seconds = max(0.001, time.monotonic() - began)
    typer.echo(f"{count} rows in {seconds:.1f} s, {count / seconds:.1f} a second, by {settings.embedder}.")
