"""`talkoot export archive FOLDER`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from forum.importing.report import Report
    from forum.web.house import House


def add_export(app: typer.Typer) -> None:
    exporters = typer.Typer(help="Write the forum down, to keep it or to take it elsewhere.", no_args_is_help=True)
    app.add_typer(exporters, name="export")

    @exporters.callback()
    def exporting() -> None:
        """Write the forum down, to keep it or to take it elsewhere."""

    @exporters.command()
    def archive(
        folder: Annotated[Path, typer.Argument(help="Folder to make; it must not be there, or be empty.")],
        everything: Annotated[
            bool, typer.Option("--all", help="Private categories, what is hidden or deleted, and who voted, too.")
        ] = False,
        packed: Annotated[bool, typer.Option("--gz", help="Pack each file.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="End with the report as one line of JSON.")] = False,
    ) -> None:
        """Write the forum as JSON lines, which `talkoot import archive` brings into another one.

        The folder appears when everything is in it. Addresses and passwords of people are never in it.

        Example: talkoot export archive ~/archives/our-forum --gz
        """
        from forum.command import BAD_INPUT, CommandFailed, in_house
        from forum.exporting.writing import Occupied
        from forum.importing.printing import peak_memory, show

        try:
            report = in_house(lambda house: run(house, folder, everything=everything, packed=packed))
        except Occupied as occupied:
            raise CommandFailed(str(occupied), BAD_INPUT) from occupied
        except OSError as error:
            raise CommandFailed(f"{error.filename or folder}: {error.strerror or error}") from error
        show(report, f"Exported into {folder}.")
        if as_json:
            typer.echo(json.dumps({**report.as_json(), "peak_memory_mb": peak_memory()}))


async def run(house: "House", folder: Path, *, everything: bool, packed: bool) -> "Report":
    from forum.exporting.queries import Scope, rows_to_write, settle_snapshot
    from forum.exporting.writing import write_archive
    from forum.importing.printing import bar

    scope = Scope.of(everything=everything)
    async with house.database.steady() as session:
        await settle_snapshot(session)
        with bar(await rows_to_write(session, scope)) as told:
            return await write_archive(session, folder, scope, site=house.site, packed=packed, told=told)
