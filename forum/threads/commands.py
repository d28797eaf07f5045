"""`talkoot languages`: the language found out of posts that came before anybody asked for it."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from forum.web.house import House


def add_languages(app: typer.Typer) -> None:
    @app.command()
    def languages() -> None:
        """Find out in which language each post is written that has none yet; what is known stays as it is.

        Example: talkoot languages
        """
        from forum.command import in_house

        seen, found = in_house(recognise_all)
        typer.echo(f"Looked at {seen} posts and found the language of {found}.")


async def recognise_all(house: "House") -> tuple[int, int]:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TextColumn

    from forum.threads.actions import recognise

    seen = found = last = 0
    with Progress(TextColumn("Reading posts"), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        while True:
            async with house.database.writing() as session:
                looked, named, last = await recognise(session, last)
            if not looked:
                return seen, found
            seen, found = seen + looked, found + named
            bar.update(task, completed=seen)
