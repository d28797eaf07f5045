"""`talkoot recount`: every standing derived again from the events, and compared with the book and what is shown."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from forum.bus import Bus
from forum.command import read_settings
from forum.database import Database, Session
from forum.embedded import database_url
from reputation.book import Book
from reputation.queries import authors_of

HEARD = (
    "VoteCast", "VoteWithdrawn", "VotesAnnulled", "AnswerAccepted", "AnswerUnaccepted", "ArticleAccepted",
    "PostDeleted", "PostHidden", "PostHeld", "PostUndeleted", "PostUnhidden", "PostReleased",
)  # fmt: skip
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Recount:
    """What was compared. `drift` counts people whose three numbers (events, book, shown) are not the same."""

    events: int
    people: int
    lines: int
    drift: int
    who: tuple[tuple[str, int, int, int], ...]  # name, by events, by the book, shown


async def recount(session: Session, told: Callable[[int], None] = lambda events: None) -> Recount:
    """Reads everything in one snapshot; `told` hears how many events have been replayed so far."""
    book, events, last = Book(await article_authors(session)), 0, 0
    while rows := await session.fetch(
        "SELECT id, name, payload FROM events WHERE id > $1 AND name = ANY($2) ORDER BY id LIMIT $3",
        last,
        list(HEARD),
        BATCH,
    ):
        for row in rows:
            book.hear(row["name"], row["payload"])
        events, last = events + len(rows), rows[-1]["id"]
        told(events)
    return await compare(session, book, events)


async def compare(session: Session, book: Book, events: int) -> Recount:
    rows = await session.fetch(
        "SELECT u.id, u.name, u.reputation, coalesce(l.sum, 0) AS sum, coalesce(l.count, 0) AS count FROM users u "
        "LEFT JOIN (SELECT user_id, sum(amount), count(*) FROM ledger_entries GROUP BY user_id) l ON l.user_id = u.id "
        "ORDER BY u.id"
    )
    numbers = [(row["name"], book.standings.get(row["id"], 0), row["sum"], row["reputation"]) for row in rows]
    wrong = tuple(each for each in numbers if not each[1] == each[2] == each[3])
    return Recount(events, len(rows), sum(row["count"] for row in rows), len(wrong), wrong[:20])


async def article_authors(session: Session) -> dict[int, int | None]:
    rows = await session.fetch("SELECT payload FROM events WHERE name = 'ArticleAccepted'")
    return await authors_of(session, [post_id for row in rows for post_id in row["payload"]["post_ids"]])


def add_commands(app: typer.Typer) -> None:
    @app.command("recount", help="Derive every standing again from the events and report the drift, which should be 0.")
    def recount_command(
        as_json: Annotated[bool, typer.Option("--json", help="End with one line of JSON.")] = False,
    ) -> None:
        with database_url(read_settings()) as url:
            found = asyncio.run(count_at(url))
        show(found, as_json)
        raise typer.Exit(0 if found.drift == 0 else 1)


async def count_at(url: str) -> Recount:
    database = Database(url, Bus(), pool_size=1)
    try:
        async with database.reading() as session:
            await session.fetchval("SELECT set_config('statement_timeout', '0', true)")
            return await recount(session)
    finally:
        await database.close()


def show(found: Recount, as_json: bool) -> None:
    typer.echo(f"{found.events} events, {found.lines} ledger lines, {found.people} people: drift {found.drift}")
    for name, by_events, by_book, shown in found.who:
        typer.echo(f"  {name}: {by_events} by the events, {by_book} by the book, {shown} shown")
    if as_json:
        typer.echo(json.dumps({key: value for key, value in asdict(found).items() if key != "who"}))
