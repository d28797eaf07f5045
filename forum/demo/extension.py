"""What the demonstration adds to the forum: the command `talkoot demo`."""

from typing import Annotated

import typer

from forum.extension import Extension


def add_demo(app: typer.Typer) -> None:
    @app.command()
    def demo(
        if_empty: Annotated[
            bool, typer.Option("--if-empty", help="Do nothing, and call it success, when there are threads already.")
        ] = False,
    ) -> None:
        """Fill an empty forum with the demonstration community: 150 threads of a made-up company's customers.

        Prints the accounts with which one can look around. No mail is sent.

        Example: talkoot demo --if-empty
        """
        from forum.command import BAD_INPUT, CommandFailed, in_house
        from forum.demo.actions import NotEmpty
        from forum.demo.seeding import print_accounts, seed

        try:
            filled = in_house(lambda house: seed(house, if_empty=if_empty))
        except NotEmpty as refusal:
            raise CommandFailed(str(refusal), BAD_INPUT) from refusal
        if filled:
            print_accounts()
        else:
            typer.echo("Nothing to do: the forum has threads already.")


EXTENSION = Extension(name="demo", commands=(add_demo,))
