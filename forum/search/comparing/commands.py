"""`talkoot search bench`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from forum.command import CommandFailed
from forum.search.process.commands import add_serve

if TYPE_CHECKING:
    from rich.console import Console

    from forum.search.comparing.titles import Outcome
    from forum.web.house import House

Titles = Annotated[int, typer.Option(min=1, max=20_000, help="How many titles are looked for.")]
Ingredients = Annotated[bool, typer.Option("--ingredients", help="Also what each ingredient of the order adds.")]
HEADS = ("engine", "first", "with a slip", "p50 ms", "p95 ms", "index MB", "built threads/s")


def add_bench(app: typer.Typer) -> None:
    group = typer.Typer(help="The search of this forum.", no_args_is_help=True)
    group.callback()(lambda: None)  # a group of commands stays one, even with a single command in it
    app.add_typer(group, name="search")
    add_serve(group)

    @group.command("bench")
    def bench(titles: Titles = 200, ingredients: Ingredients = False) -> None:
        """Compare the engines of search on this forum's own titles, and say which to use.

        Each title that everybody may read is looked for as it stands, and with a slip in its rarest word. Indexes are
        built in a folder that goes afterwards; people can search meanwhile.

        Example: talkoot search bench --titles 500
        """
        from forum.command import in_house

        in_house(lambda house: compare(house, titles, ingredients=ingredients))


async def compare(house: "House", most: int, *, ingredients: bool) -> None:
    from rich.console import Console

    from forum.search.comparing.titles import advised
    from forum.search.comparing.trying import Trial
    from forum.search.engines.choosing import ENGINES, is_installed
    from forum.search.evaluating.commands import progress
    from forum.search.queries.trying import public_titles, size_of_forum

    async with house.database.reading() as session:
        titles, (posts, machines) = await public_titles(session), await size_of_forum(session)
    if not titles:
        raise CommandFailed("There is no thread yet that everybody may read: nothing can be looked for.")
    with progress() as told:
        trial = Trial(house.database, titles, most=most, told=told)
        outcomes = await trial.compared(engine for engine in ENGINES if is_installed(engine))
        asked = house.settings.search_engine if is_installed(house.settings.search_engine) else "postgres"
        added = await trial.ingredients(asked) if ingredients else []
    console = Console()
    show(console, outcomes)
    show_ingredients(console, added)
    for engine in ENGINES:
        if not is_installed(engine):
            typer.echo(f"{engine} was left out, since it is not installed: pip install 'talkoot[{engine}]'")
    chosen, why = advised(outcomes, posts=posts, machines=machines, titles=len(trial.asked))
    now = "as it does now" if chosen == asked else f"TALKOOT_SEARCH_ENGINE={chosen}"
    typer.echo(f"{len(trial.asked)} titles. Let {chosen} answer ({now}): {why}")


def show(console: "Console", outcomes: "Sequence[Outcome]") -> None:
    from rich.table import Table

    from forum.search.comparing.titles import table

    drawn = Table(*HEADS)
    for row in table(outcomes):
        drawn.add_row(*row)
    console.print(drawn)


def show_ingredients(console: "Console", added: Sequence[tuple[str, float, float]]) -> None:
    from rich.table import Table

    if not added:
        return
    drawn = Table("without", "first", "with a slip", "so it adds")
    _name, hits, slipped = added[0]
    for name, its, mistyped in added:
        drawn.add_row(name, f"{its:.3f}", f"{mistyped:.3f}", f"{hits - its:+.3f}, {slipped - mistyped:+.3f}")
    console.print(drawn)
