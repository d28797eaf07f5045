"""`talkoot uploads move`."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.stores import Store


def add_uploads(app: typer.Typer) -> None:
    group = typer.Typer(help="Pictures that people have sent.", no_args_is_help=True)
    app.add_typer(group, name="uploads")

    @group.callback()
    def uploads() -> None:
        """Pictures that people have sent."""

    @group.command()
    def move(
        to: Annotated[str, typer.Argument(help="A folder, or s3://bucket/beginning?endpoint=https://host.")],
        source: Annotated[str, typer.Option("--from", help="Where they are now.", show_default="the setting")] = "",
        keep: Annotated[bool, typer.Option("--keep", help="Leave them where they are, too.")] = False,
    ) -> None:
        """Move all pictures to another place; broken off, it goes on where it was when it is called again.

        While people go on: move with --keep, set TALKOOT_UPLOADS_URL and restart, then move what came meanwhile.

        Example: talkoot uploads move 's3://forum/pictures?endpoint=https://s3.example.com' --keep
        """
        from forum.command import BAD_INPUT, CommandFailed, read_settings
        from forum.stores import NoStore, store_at
        from forum.variables import store

        before = source or read_settings().uploads_url
        try:
            if store(to) == store(before):
                raise CommandFailed("The pictures are there already: name another place.", BAD_INPUT)
            stores = store_at(store(before), spread=True), store_at(store(to), spread=True)
            moved, there = asyncio.run(_move(*stores, keep=keep))
        except ValueError as wrong:
            raise CommandFailed(f"The place {wrong}.", BAD_INPUT) from None
        except (NoStore, OSError) as wrong:
            raise CommandFailed(str(wrong)) from None
        verb = "copied" if keep else "moved"
        typer.echo(f"{moved:,} pictures {verb}, {there:,} were there already.")


async def _move(source: "Store", to: "Store", *, keep: bool) -> tuple[int, int]:
    from forum.printing import counting

    waiting = [each async for each in source.kept()]
    there = {each.name: each.size async for each in to.kept()}
    moved = 0
    with counting("Pictures", len(waiting)) as step:
        for each in waiting:
            if there.get(each.name) != each.size:
                content = await source.get(each.name)
                if content is not None:
                    await to.put(each.name, content)
                    moved += 1
            if not keep:
                await source.take_away(each.name)
            step(1)
    return moved, len(waiting) - moved
