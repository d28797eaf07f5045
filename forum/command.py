"""What a command stands on: settings, a PostgreSQL of the right shape, the house; and how it says that it failed."""

import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from forum.cluster import NoPostgres
from forum.listening import CannotListen
from forum.settings import BadSetting, Settings

if TYPE_CHECKING:
    import typer

    from forum.web.house import House

T = TypeVar("T")
BAD_INPUT = 2
FAILED = 1


class CommandFailed(Exception):
    """The command cannot be done; the message is the one line that the person sees."""

    def __init__(self, message: str, code: int = FAILED):
        super().__init__(message)
        self.code = code


def read_settings(**given: object) -> Settings:
    """From the environment; what was given on the command line counts more, for us and for the worker we start."""
    for name, value in given.items():
        if value is not None:
            os.environ[f"TALKOOT_{name.upper()}"] = str(value)
    return Settings.read(os.environ)


def in_house(work: "Callable[[House], Awaitable[T]]") -> T:
    """Run `work(house)` with PostgreSQL started if need be and its tables up to date."""
    import asyncio

    import uvloop

    from forum.embedded import database_url
    from forum.migrating import upgrade

    settings = read_settings()
    with database_url(settings) as url:
        settings = replace(settings, database_url=url)
        upgrade(settings.direct_url or url)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_in_house(settings, work))


async def _in_house(settings: Settings, work: "Callable[[House], Awaitable[T]]") -> T:
    from forum.app import build_house

    house = build_house(settings)
    try:
        return await work(house)
    finally:
        await house.database.close()


def evaluations(app: "typer.Typer") -> "typer.Typer":
    """The group `evaluate`, to which each package adds how well it does its own work on a file of rows."""
    import typer

    for known in app.registered_groups:
        if known.name == "evaluate" and known.typer_instance is not None:
            return known.typer_instance
    group = typer.Typer(help="What the forum makes of a file of yours, for measuring.", no_args_is_help=True)
    group.callback()(lambda: None)  # a group of commands stays one, even with a single command in it
    app.add_typer(group, name="evaluate")
    return group


def one_line(error: BaseException) -> tuple[str, int] | None:
    """What to tell the person, and the exit code; None for a fault of ours, which deserves its traceback."""
    if isinstance(error, BadSetting):
        return str(error), BAD_INPUT
    if isinstance(error, CommandFailed):
        return str(error), error.code
    if isinstance(error, NoPostgres | CannotListen):
        return str(error), FAILED
    errors = sys.modules.get("forum.errors")  # not imported yet, then not raised either
    if errors and isinstance(error, errors.Invalid):
        return " ".join(str(words) for words in error.errors.values()), BAD_INPUT
    if errors and isinstance(error, errors.Refused | errors.Conflict):
        return str(error.message), BAD_INPUT
    return None
