"""The command `talkoot`: what runs the forum and looks after it; rooms and packages add commands of their own."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from typing import Annotated

import typer

from forum.command import BAD_INPUT, CommandFailed, one_line, read_settings

app = typer.Typer(
    name="talkoot",
    help="A community support forum: questions, answers, and what was asked often enough to be written up.",
    epilog="Settings are read from TALKOOT_* variables; `talkoot settings` lists them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Host = Annotated[str | None, typer.Option(help="Address to listen on.", show_default="TALKOOT_HOST or 127.0.0.1")]
Port = Annotated[int | None, typer.Option(help="Port to listen on.", show_default="TALKOOT_PORT or 8000")]


def tell_version(asked: bool) -> None:
    if asked:
        from forum.doctor import own_version

        typer.echo(f"Talkoot {own_version()}")
        raise typer.Exit


@app.callback()
def talkoot(
    _version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None: ...


@app.command()
def serve(
    host: Host = None,
    port: Port = None,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Serve pages only; run talkoot work and talkoot search serve.")
    ] = False,
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty forum with the demonstration community.")] = False,
) -> None:
    """Serve the forum, with its worker and its search, until Ctrl-C.

    Starts the embedded PostgreSQL unless TALKOOT_DATABASE_URL names another, and brings its tables up to date.

    Examples: talkoot serve --demo; talkoot serve --host 0.0.0.0 --port 80
    """
    from forum.logs import log_to_stderr
    from forum.serving import serve as run
    from forum.welcome.starting import Start

    settings = read_settings(host=host, port=port)
    log_to_stderr(settings.log_level, settings.log_format)
    start = Start(demo=demo)
    run(settings, worker=not no_worker, before=start.prepare, ready=start.tell)


@app.command()
def work(with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False) -> None:
    """Do the work that pages leave for later: mail, topics, schedules. As many of these as you like.

    `talkoot serve` starts one by itself, unless told --no-worker.

    Example: TALKOOT_DATABASE_URL=postgresql://forum@db/forum talkoot work
    """
    from forum.logs import log_to_stderr
    from forum.worker_process import work as run

    settings = read_settings()
    log_to_stderr(settings.log_level, settings.log_format)
    run(settings, with_parent=with_parent)


@app.command()
def migrate() -> None:
    """Bring the tables of the database up to date; does nothing when they are.

    Example: talkoot migrate
    """
    from forum.embedded import database_url
    from forum.migrating import pending, upgrade

    settings = read_settings()
    with database_url(settings) as url:
        direct = replace(settings, database_url=url).direct_url or url
        missing = asyncio.run(pending(direct))
        upgrade(direct)
    typer.echo(f"Applied {', '.join(missing)}." if missing else "Nothing to do: the tables are up to date.")


@app.command()
def doctor() -> None:
    """Say which PostgreSQL is used, what it lacks, and whether tables, jobs and mail are in order.

    Ends with code 1 when something keeps the forum from working well.

    Example: talkoot doctor
    """
    from forum.doctor import findings
    from forum.embedded import database_url
    from forum.printing import print_findings

    settings = read_settings()

    async def look(url: str) -> bool:
        found = findings(replace(settings, database_url=url), dict(os.environ))
        return print_findings([each async for each in found])

    with database_url(settings) as url:
        if not asyncio.run(look(url)):
            raise typer.Exit(1)


@app.command()
def systemd() -> None:
    """Print a unit with which systemd runs this installation; settings go into /etc/talkoot.env.

    Example: talkoot systemd > /etc/systemd/system/talkoot.service; systemctl enable --now talkoot
    """
    from forum.unit import unit

    typer.echo(unit(read_settings()))


@app.command()
def settings() -> None:
    """List every setting: its variable, its default, what it means, and what it is now if it was set.

    Example: TALKOOT_PORT=9000 talkoot settings
    """
    from forum.printing import print_settings

    read_settings()
    print_settings(os.environ)


@app.command()
def words(
    language: Annotated[str, typer.Argument(help="Begin a catalogue for this language, such as de or pt_BR.")] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; end with code 1 if words are missing.")
    ] = False,
) -> None:
    """Bring the catalogues in forum/locales up to date with the words in the source. For developers, in a checkout.

    New words come in empty, what is used no longer goes, everything else stays as it is.

    Examples: talkoot words; talkoot words de; talkoot words --check
    """
    from forum.words import renew_all

    if not renew_all(language, write=not check) and check:
        raise typer.Exit(1)


def main() -> None:
    """The entry point: any refusal is one line on standard error and an exit code, never a traceback."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was started is stopped
    try:
        if asks_for_more(sys.argv[1:]):
            add_commands(app)
        code = app(standalone_mode=False)
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    except typer.Abort:
        code = refuse("Given up.", 1)
    except typer.TyperException as error:
        said = error.format_message()  # nothing, where no command was given and the help is shown instead
        code = refuse(f"{said} Help: talkoot --help", BAD_INPUT) if said else BAD_INPUT
    except Exception as error:
        told = one_line(error)
        if told is None:
            raise
        code = refuse(*told)
    sys.exit(code)


def asks_for_more(words: list[str]) -> bool:
    """Whether the command is none of ours, so that rooms and packages must be imported to find it."""
    if words[:1] == ["--version"]:
        return False
    ours = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    return next((word for word in words if not word.startswith("-")), "") not in ours


def add_commands(to: typer.Typer) -> None:
    from forum.extension import gather

    names = read_settings().packages
    try:
        extensions = gather(names)
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] in {name.split(".")[0] for name in names}:
            raise CommandFailed(f"TALKOOT_PACKAGES names {error.name}, which is not installed.", BAD_INPUT) from None
        raise
    for extension in extensions:
        for add in extension.commands:
            add(to)


def refuse(words: str, code: int) -> int:
    typer.echo(f"talkoot: {' '.join(words.split())}", err=True)
    return code


if __name__ == "__main__":
    main()
