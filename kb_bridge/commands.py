"""`talkoot topics rebuild`: all public questions grouped again."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.web.house import House


def add_topics(app: typer.Typer) -> None:
    topics = typer.Typer(help="The topics of which articles are made.", no_args_is_help=True)
    app.add_typer(topics, name="topics")

    @topics.command("rebuild")
    def rebuild(
        missing: Annotated[bool, typer.Option(help="Only place threads that have no topic yet.")] = False,
    ) -> None:
        """Group all public questions again, and draft what is ripe: after an import, or after an update changed how
        words are compared. Proposals, articles and what editors sorted by hand stay. Can be stopped at any time.

        Example: talkoot topics rebuild --missing
        """
        from forum.command import in_house

        async def work(house: "House") -> None:
            await group_again(house, missing=missing)

        in_house(work)

    @topics.callback()
    def chosen() -> None:
        """A group of commands stays one, even with a single command in it."""


async def group_again(house: "House", *, missing: bool) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from kb_bridge.actions.rebuilding import forget_open_topics, place_missing
    from kb_bridge.embedders import NoEmbedder
    from kb_bridge.keeping import keep_up

    began = time.monotonic()
    if not missing:
        async with house.database.writing() as session:
            await forget_open_topics(session)
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        reading = bar.add_task("Reading what they mean", total=None)
        try:
            await keep_up(
                house.database,
                house.settings,
                lambda done, total: bar.update(reading, completed=done, total=total),
                at_once=True,
            )
        except NoEmbedder as why:
            bar.console.print(f"Compared by words alone: {why}")
        task = bar.add_task("Grouping questions", total=None)
        placed, drafted = await place_missing(
            house.database, lambda done, total: bar.update(task, completed=done, total=total)
        )
    seconds = max(0.001, time.monotonic() - began)
    typer.echo(f"Placed {placed} questions in {seconds:.1f} s, {placed / seconds:.0f} a second; {drafted} drafts wait.")
