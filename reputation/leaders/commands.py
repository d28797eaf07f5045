"""`talkoot leaders`."""

import asyncio

import typer

from forum.bus import Bus, publish
from forum.command import read_settings
from forum.database import Database
from forum.embedded import database_url
from reputation.leaders.events import LeadersMissing


def add_leaders_command(app: typer.Typer) -> None:
    @app.command("leaders", help="Derive the leaders' lists from the ledger again.")
    def leaders_command() -> None:
        with database_url(read_settings()) as url:
            asyncio.run(ask_for_it(url))
        typer.echo("The worker derives the leaders' lists from the ledger again.")


async def ask_for_it(url: str) -> None:
    database = Database(url, Bus(), pool_size=1)
    try:
        async with database.writing() as session:
            await publish(session, LeadersMissing(None))
    finally:
        await database.close()
