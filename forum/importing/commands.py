"""`talkoot import stackexchange FOLDER` and `talkoot import archive FOLDER`."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.importing.actions.archive import Wanted
    from forum.importing.report import Report
    from forum.web.house import House


def examples() -> list[str]:
    """An example of each importer's command, as its help gives it."""
    app = typer.Typer()
    add_import(app)
    groups = [group.typer_instance for group in app.registered_groups if group.typer_instance]
    commands = [command for group in groups for command in group.registered_commands]
    texts = [(command.callback.__doc__ or "") for command in commands if command.callback]
    return [text.partition("Example: ")[2].split("\n")[0].strip() for text in texts if "Example: " in text]


def add_import(app: typer.Typer) -> None:
    importers = typer.Typer(help="Bring another forum's dump.", no_args_is_help=True)
    app.add_typer(importers, name="import")

    @importers.callback()
    def importing() -> None:
        """Bring another forum's dump."""

    @importers.command()
    def stackexchange(
        folder: Annotated[Path, typer.Argument(help="Folder with Posts.xml, Users.xml, …; .gz and .csv work too.")],
        site: Annotated[str, typer.Option(help="Name of the import; the same name again goes on with it.")] = "",
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Report what would come, change nothing.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="End with the report as one line of JSON.")] = False,
    ) -> None:
        """Bring a Stack Exchange dump: posts, people, votes, comments, tags, links, badges, history.

        Can be stopped and run again: what is there stays, the rest follows. Nobody is notified.

        Example: talkoot import stackexchange ~/dumps/cardano.stackexchange.com
        """
        name = site or folder.resolve().name
        bring(folder, lambda house: run(house, folder, name, dry_run=dry_run), as_json=as_json)

    add_archive(importers)


def add_archive(importers: typer.Typer) -> None:
    @importers.command()
    def archive(
        folder: Annotated[Path, typer.Argument(help="Folder with topics.jsonl, posts.jsonl, users.jsonl, …, or .gz.")],
        site: Annotated[str, typer.Option(help="Name of the import; the same name again goes on with it.")] = "",
        url: Annotated[str, typer.Option(help="Where the forum was; its own links tell, where this does not.")] = "",
        staff: Annotated[bool, typer.Option("--staff", help="Give its staff the same powers here.")] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Report what would come, change nothing.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="End with the report as one line of JSON.")] = False,
    ) -> None:
        """Bring a whole forum from JSON lines, as `talkoot export archive` and archives of other forums write them.

        Can be stopped and run again: what is there stays, the rest follows. Nobody is notified.

        Example: talkoot import archive ~/archives/old-forum --url https://forum.example.com
        """
        from forum.importing.actions.archive import Wanted

        name, wanted = site or folder.resolve().name, Wanted(dry_run, url, staff)
        bring(folder, lambda house: run_archive(house, folder, name, wanted=wanted), as_json=as_json)


def bring(folder: Path, work: "Callable[[House], Awaitable[Report]]", *, as_json: bool) -> None:
    """Imports and tells what became of every row; what is wrong with the folder is one line."""
    from forum.command import BAD_INPUT, CommandFailed, in_house
    from forum.importing.actions import NothingToImport
    from forum.importing.dumps import BadDump
    from forum.importing.printing import peak_memory, show

    if not folder.is_dir():
        raise CommandFailed(f"{folder} is not a folder.", BAD_INPUT)
    try:
        report = in_house(work)
    except NothingToImport as nothing:
        raise CommandFailed(str(nothing), BAD_INPUT) from nothing
    except BadDump as bad:
        raise CommandFailed(f"{bad}. What came before it is kept; mend the file and run this again.") from bad
    show(report)
    if as_json:
        typer.echo(json.dumps({**report.as_json(), "peak_memory_mb": peak_memory()}))


async def run(house: "House", folder: Path, site: str, *, dry_run: bool) -> "Report":
    from forum.importing.actions import import_dump
    from forum.importing.actions.running import PASSES, files_of
    from forum.importing.printing import bar

    files = files_of(folder)
    passes = [each.table for each in PASSES] + ["PostHistory"]
    total = sum(files[table].stat().st_size for table in passes if table in files)
    with bar(total) as told:
        return await import_dump(house.database, folder, site, dry_run=dry_run, told=told)


async def run_archive(house: "House", folder: Path, site: str, *, wanted: "Wanted") -> "Report":
    from forum.importing.actions.archive import import_archive
    from forum.importing.actions.archive.running import bytes_to_read, files_of
    from forum.importing.printing import bar

    with bar(bytes_to_read(files_of(folder))) as told:
        return await import_archive(house.database, folder, site, wanted=wanted, told=told)
