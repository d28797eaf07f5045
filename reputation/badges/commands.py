"""`talkoot badges recount`."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from forum.web.house import House


def add_badges(app: typer.Typer) -> None:
    badges = typer.Typer(help="Badges.", no_args_is_help=True)
    app.add_typer(badges, name="badges")

    @badges.callback()
    def only_a_group() -> None:
        """Badges."""

    @badges.command("recount")
    def recount() -> None:
        """Derive everybody's badges again from rows; this is how imported people get theirs. Nobody is notified.

        Example: talkoot badges recount
        """
        from forum.command import in_house

        in_house(count)


async def count(house: "House") -> None:
    from rich.console import Console
    from rich.progress import Progress

    from reputation.badges.actions.recounting import recount_badges
    from reputation.badges.queries.shown import how_many_people

    async with house.database.reading() as session:
        total = await how_many_people(session)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Counting badges", total=total)
        found = await recount_badges(house.database, lambda people: progress.advance(task, people))
    typer.echo(f"{found.people} people: {found.given} badges given, {found.revoked} revoked")
