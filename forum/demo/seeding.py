"""The demonstration as commands use it: an empty forum filled, with a progress bar, and accounts to sign in with."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from forum.demo.actions import PASSWORD, NotEmpty, tell_story
from forum.demo.actions.telling import Progress as Report
from forum.demo.reading import read_story
from forum.one_transaction import one_transaction
from forum.settings import Settings
from forum.threads.actions.recounting import count_tags
from forum.web.house import House

SHOWN = (
    ("helmi", "admin"),
    ("dolores", "moderator"),
    ("ingrid", "KB editor"),
    ("bramv", "power user"),
    ("pips", "customer"),
)


def accounts(password: str = PASSWORD) -> list[tuple[str, str, str]]:
    """Address, password and role of one account of each kind, to be printed."""
    people = {person.name: person for person in read_story().people}
    return [(people[name].email, password, role) for name, role in SHOWN]


def print_accounts() -> None:
    table = Table("sign in with", "password", "role", box=None, padding=(0, 3, 0, 0), header_style="dim")
    for row in accounts():
        table.add_row(*row)
    Console(highlight=False).print(table)


def seed_if_empty(settings: Settings) -> None:
    """For `talkoot serve --demo`: an empty forum is filled, any other is left as it is."""
    from forum.app import build_house

    async def fill() -> None:
        house = build_house(settings)
        try:
            await seed(house, if_empty=True)
        finally:
            await house.database.close()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(fill())


async def seed(house: House, *, if_empty: bool = False) -> bool:
    """Tells the story with a progress bar on standard error; False where `if_empty` left the forum alone. It is told
    in one transaction: broken off, it leaves the forum empty, and the next start tells it again."""
    story = read_story()
    verbs = {name: verb for extension in house.extensions for name, verb in extension.demo_verbs.items()}
    scenes = [scene for extension in house.extensions for scene in extension.demo_scenes]
    try:
        with bar() as progress:
            async with one_transaction(house.database) as database:
                await tell_story(database, story, verbs, scenes=scenes, progress=progress)
                async with database.writing() as session:
                    await count_tags(session)
    except NotEmpty:
        if if_empty:
            return False
        raise
    return True


@contextmanager
def bar() -> Iterator[Report]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Telling the demonstration", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
