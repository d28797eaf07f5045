"""What the demonstration adds to the forum: the command `talkoot demo`, and the pages that say what it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from forum.demo.pages import PLACE, ROUTES, while_it_is_there
from forum.extension import AdminPage, Extension
from forum.i18n import _

if TYPE_CHECKING:
    from forum.web.house import House


def add_demo(app: typer.Typer) -> None:
    @app.command()
    def demo(
        if_empty: Annotated[
            bool, typer.Option("--if-empty", help="Do nothing, and call it success, when there are threads already.")
        ] = False,
        remove: Annotated[bool, typer.Option("--remove", help="Take the demonstration away again.")] = False,
        with_replies: Annotated[
            bool, typer.Option("--with-replies", help="With --remove: also what real people wrote in its threads.")
        ] = False,
    ) -> None:
        """Fill an empty forum with the demonstration: 150 threads of a made-up company's customers; or take it away.

        Prints the accounts with which one can look around. No mail is sent.

        Examples: talkoot demo --if-empty; talkoot demo --remove
        """
        from forum.command import BAD_INPUT, CommandFailed, in_house
        from forum.demo.actions import NotEmpty
        from forum.demo.seeding import print_accounts, seed

        if remove:
            in_house(lambda house: take_away(house, with_replies=with_replies))
            return
        try:
            filled = in_house(lambda house: seed(house, if_empty=if_empty))
        except NotEmpty as refusal:
            raise CommandFailed(str(refusal), BAD_INPUT) from refusal
        if filled:
            print_accounts()
        else:
            typer.echo("Nothing to do: the forum has threads already.")


async def take_away(house: "House", *, with_replies: bool) -> None:
    from forum.actor import SYSTEM
    from forum.command import BAD_INPUT, CommandFailed
    from forum.demo.actions import remove_demonstration
    from forum.demo.queries import demonstration, standing

    async with house.database.reading() as session:
        if not await demonstration(session):
            raise CommandFailed("Nothing to do: the demonstration is not in this forum.", BAD_INPUT)
        found = await standing(session)
    if found.replies and not with_replies:
        words = f"Posts of real people stand in its threads: {found.replies}. Add --with-replies to take them along."
        raise CommandFailed(words, BAD_INPUT)
    gone = await remove_demonstration(house, SYSTEM, with_replies=with_replies)
    typer.echo(f"Removed the demonstration: {gone.people} people, {gone.threads} threads, and what came of them.")


EXTENSION = Extension(
    name="demo",
    routes=ROUTES,
    commands=(add_demo,),
    admin_pages=(
        AdminPage(PLACE, _("Demonstration"), _("What it is, and taking it away."), "close", mark=while_it_is_there),
    ),
)
