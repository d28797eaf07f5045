"""`talkoot backup create|verify|restore|prune|list`."""

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from forum.web.house import House

T = TypeVar("T")
Name = Annotated[str, typer.Argument(help="Its name, as talkoot backup list shows it.", show_default="the newest")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one line of JSON instead.")]
Wanted = Annotated[int | None, typer.Option("--wanted", hidden=True)]
group = typer.Typer(help="Keep all of the forum in a file, try it out, and bring it back.", no_args_is_help=True)


def add_backup(app: typer.Typer) -> None:
    app.add_typer(group, name="backup")


@group.callback()
def backup() -> None:
    """Keep all of the forum in a file, try it out, and bring it back."""


@group.command()
def create(as_json: AsJson = False, wanted: Wanted = None) -> None:
    """Make a backup while people go on: every row as of one moment, and the pictures.

    It goes where TALKOOT_BACKUPS_URL says. The key of the forum (`secret` in the data folder) is not in it.

    Example: talkoot backup create
    """
    from forum.backups.archive.deeds import make_backup
    from forum.printing import measuring

    with measuring("Backup") as told:
        manifest = run(lambda house: make_backup(house, told, run_id=wanted))
    if as_json:
        typer.echo(json.dumps({"name": manifest.name, "rows": manifest.rows, "pictures": len(manifest.pictures)}))
        return
    typer.echo(f"Made {manifest.name}: {manifest.rows:,} rows, {len(manifest.pictures):,} pictures.")
    if manifest.missing:
        typer.echo(f"{len(manifest.missing):,} pictures were not in their store and are not in it.")
    typer.echo("Keep the key of the forum apart from it: TALKOOT_SECRET, or `secret` in the data folder.")


@group.command()
def verify(name: Name = "", wanted: Wanted = None) -> None:
    """Try a backup out: fill a scratch server from it, and compare every row and picture with what was copied.

    Ends with code 1 when it could not be brought back.

    Example: talkoot backup verify
    """
    from forum.backups.archive.deeds import try_out
    from forum.printing import measuring

    async def do(house: "House") -> str:
        chosen = await named(house, name)
        with measuring("Trying it out") as told:
            manifest = await try_out(house, chosen, told, run_id=wanted)
        return f"{chosen} can be brought back: {manifest.rows:,} rows, {len(manifest.pictures):,} pictures, all alike."

    typer.echo(run(do))


@group.command()
def restore(
    name: Annotated[
        str, typer.Argument(help="Its name, or a file that was downloaded.", show_default="the newest")
    ] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Lose what is in this forum now.")] = False,
) -> None:
    """Bring a backup back, in one transaction: it happens or it does not. Stop talkoot serve and talkoot work first.

    One of an older schema needs empty tables first: should it fail then, the forum stays empty, and one tries again.

    Refuses a forum with people in it unless told --replace, and a backup of a newer Talkoot always.

    Example: talkoot backup restore talkoot-20260101-021000.tar
    """
    from forum.backups.archive.deeds import bring_back, same_key
    from forum.printing import measuring

    async def do(house: "House") -> bool:
        chosen = name if name.count("/") else await named(house, name)
        with measuring("Bringing it back") as told:
            manifest = await bring_back(house, chosen, told, replace=replace)
        typer.echo(
            f"Brought back {manifest.rows:,} rows and {len(manifest.pictures):,} pictures of {manifest.began_at}."
        )
        return same_key(house, manifest)

    if not run(do):
        typer.echo("The key is another than then: secrets of providers and webhooks must be entered again.", err=True)


@group.command()
def prune() -> None:
    """Take away old backups: the newest of so many days, weeks and months stay (TALKOOT_BACKUPS_KEPT).

    Example: TALKOOT_BACKUPS_KEPT=7,4,6 talkoot backup prune
    """
    from forum.backups.archive.deeds import clear_away

    gone = run(clear_away)
    typer.echo("\n".join(f"Took away {name}." for name in gone) or "Nothing is old enough.")


@group.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the backups that are there, newest first.

    Example: talkoot backup list
    """
    from forum.backups.archive.deeds import manifest_of, on_shelf

    async def do(house: "House") -> list[dict[str, object]]:
        rows = []
        for name, size in await on_shelf(house.settings):
            found = await manifest_of(house.settings, name)
            said = {"rows": found.rows, "pictures": len(found.pictures), "schema": found.schema} if found else {}
            rows.append({"name": name, "size": size, **said})
        return rows

    rows = run(do)
    if as_json:
        typer.echo(json.dumps(rows))
        return
    for row in rows:
        typer.echo(f"{row['name']}  {int(str(row['size'])) / 1e6:10,.1f} MB  {row.get('rows', '?'):>12} rows")
    if not rows:
        typer.echo("There is none yet: talkoot backup create makes one.")


async def named(house: "House", name: str) -> str:
    from forum.backups.archive.deeds import on_shelf
    from forum.command import CommandFailed

    names = [each for each, _size in await on_shelf(house.settings)]
    if not names or (name and name not in names):
        raise CommandFailed(
            f"There is no {name}." if name else "There is no backup yet: talkoot backup create makes one."
        )
    return name or names[0]


def run(work: "Callable[[House], Awaitable[T]]") -> T:
    from asyncpg import PostgresError

    from forum.backups.archive import BadBackup
    from forum.command import CommandFailed, in_house
    from forum.stores import NoStore

    try:
        return in_house(work)
    except BadBackup as wrong:
        raise CommandFailed(f"Not done: {wrong}.") from wrong
    except (NoStore, OSError, PostgresError) as wrong:
        raise CommandFailed(f"Not done: {wrong}") from wrong
