"""`talkoot recount`, and the nightly one."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from typing import Annotated, Any

import typer

from forum.bus import Bus
from forum.command import read_settings
from forum.database import Database, Session
from forum.embedded import database_url
from reputation.book.actions import keep_recount
from reputation.book.recount import Recount, recount
from reputation.trust.actions import judge_everything
from reputation.trust.queries import rules_in_force, trust_drift

log = logging.getLogger("talkoot.reputation")


Beside = Callable[[Session], Awaitable[Sequence[str]]]
"""Compares something that is derived from the book with it, and names what does not agree."""


def recount_command(app: typer.Typer, *, beside: Beside) -> None:
    @app.command("recount", help="Derive every standing again from the events and report the drift, which should be 0.")
    def command(
        as_json: Annotated[bool, typer.Option("--json", help="End with one line of JSON.")] = False,
    ) -> None:
        settings = read_settings()
        with database_url(settings) as url:
            found = asyncio.run(count_at(settings.direct_url or url, beside))
        show(found, as_json)
        raise typer.Exit(1 if found.drift or found.distrust or found.beside else 0)


async def count_at(url: str, beside: Beside) -> Recount:
    database = Database(url, Bus(), pool_size=1)
    try:
        return await count(database, beside)
    finally:
        await database.close()


async def count(database: Database, beside: Beside) -> Recount:
    async with database.steady() as session:
        await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
        found = replace(await recount(session), beside=tuple(await beside(session)))
        return replace(found, distrust=tuple(await trust_drift(session, await rules_in_force(session))))


async def recount_nightly(database: Database, _settings: Any, *, beside: Beside) -> None:
    """Keeps what was found; a drift is an error in the log, and waits in the moderators' queue."""
    began = time.monotonic()
    found = await count(database, beside)
    async with database.writing() as session:
        await keep_recount(session, found, seconds=round(time.monotonic() - began))
    if found.distrust:
        log.error("recount: %s people whose accuracy does not add up: %s", len(found.distrust), found.distrust[:20])
        async with database.writing() as session:
            await judge_everything(session)
    if found.beside:
        log.error("recount: does not agree with the book: %s", ", ".join(found.beside))
    if found.drift:
        log.error("recount: %s people whose standing does not add up: %s", found.drift, found.who)


def show(found: Recount, as_json: bool) -> None:
    typer.echo(f"{found.events} events, {found.lines} ledger lines, {found.people} people: drift {found.drift}")
    for name, by_events, by_book, shown in found.who:
        typer.echo(f"  {name}: {by_events} by the events, {by_book} by the book, {shown} shown")
    typer.echo(f"accuracy and trust levels: drift {len(found.distrust)}")
    for name in found.distrust[:20]:
        typer.echo(f"  {name}")
    for each in found.beside:
        typer.echo(f"  {each}: does not agree with the book")
    if as_json:
        numbers = {key: value for key, value in asdict(found).items() if key not in ("who", "distrust")}
        typer.echo(json.dumps(numbers | {"trust_drift": len(found.distrust)}))
