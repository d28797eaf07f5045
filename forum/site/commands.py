"""`talkoot read-only on|off`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.web.house import House


def add_read_only(app: typer.Typer) -> None:
    @app.command("read-only")
    def read_only(
        state: Annotated[str, typer.Argument(help="`on` or `off`.")],
        note: Annotated[str, typer.Option(help="What readers are told, such as until when.")] = "",
    ) -> None:
        """Let the forum be read and nothing more, for an upgrade or a repair; `off` opens it again.

        Pages follow within two seconds. Who writes is told so and keeps their text; jobs wait.

        Example: talkoot read-only on --note "Back at noon."
        """
        from forum.command import BAD_INPUT, CommandFailed, in_house

        if state not in ("on", "off"):
            raise CommandFailed(f"Say on or off, not {state}.", BAD_INPUT)
        in_house(lambda house: switch(house, on=state == "on", note=note))
        typer.echo("The forum is read only." if state == "on" else "The forum is open.")


async def switch(house: "House", *, on: bool, note: str) -> None:
    from forum.actor import SYSTEM
    from forum.site.actions import set_read_only

    async with house.database.writing() as session:
        await set_read_only(session, SYSTEM, on=on, note=note)
