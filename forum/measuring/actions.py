"""Copying a made-up forum into an empty one: all of it, or nothing."""

import asyncio
from collections.abc import Callable
from typing import Any

from forum.bus import publish
from forum.database import Database, Session
from forum.measuring.crowd import Crowd
from forum.measuring.events import HistoryCopied
from forum.measuring.queries import is_empty, loose_indexes, may_skip_checks, numbers_given
from forum.measuring.rows import COLUMNS, NUMBERED, Rows
from forum.measuring.threads import Teller
from forum.search.actions import row_of, words_of
from forum.search.words import fold
from forum.threads.queries.texts import ThreadText

BATCH = 1_000  # threads told before they are copied
DOCUMENTS = (
    "thread_id", "state", "title", "folded", "body", "category", "tags", "authors", "kind", "solved", "answered",
    "created_at", "language",
)  # fmt: skip
NO_LIMITS = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'; SET LOCAL maintenance_work_mem = '256MB'"
SEAL = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), $1)"
NEW_WORDS = """
INSERT INTO search_words (word, stem, folded) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
ON CONFLICT DO NOTHING
"""
Told = Callable[[str, int], None]  # (what is being done, threads so far)


class NotEmpty(Exception):
    """There are threads already."""


async def load_made_up(database: Database, threads: int, told: Told = lambda _step, _done: None) -> dict[str, int]:
    """So many threads, in one transaction: broken off, it leaves the forum empty. Returns how many rows each table
    got. Raises NotEmpty where there is a thread already."""
    async with database.writing() as session:
        await session.raw.execute(NO_LIMITS)
        await session.raw.execute("LOCK TABLE threads IN SHARE ROW EXCLUSIVE MODE")
        if not await is_empty(session):
            raise NotEmpty
        rows = Rows(await numbers_given(session))
        before = dict(rows.last)
        indexes = await take_off(session)
        await copy_all(session, Crowd(threads, session.now, rows), told)
        for number, statement in enumerate(indexes, 1):
            told(f"Making indexes ({number} of {len(indexes)})", threads)
            await session.raw.execute(statement)
        told("Counting what follows", threads)
        await session.raw.execute("; ".join(f"ANALYZE {table}" for table in (*COLUMNS, "search_documents")))
        await publish(session, HistoryCopied(None, threads, before["events"], rows.last["events"]))
    await freshen(database)
    return {table: rows.last[table] - before[table] for table in NUMBERED}


async def take_off(session: Session) -> list[str]:
    """Indexes that no promise rests on go, since they are made faster afterwards; returns how to make them again."""
    found = await loose_indexes(session, [*COLUMNS, "search_documents"])
    for name in found:
        await session.raw.execute(f'DROP INDEX "{name}"')
    if await may_skip_checks(session):  # every reference is right by construction
        await session.raw.execute("SET LOCAL session_replication_role = replica")
    return list(found.values())


async def copy_all(session: Session, crowd: Crowd, told: Told) -> None:
    teller, words = Teller(crowd), set[tuple[str, str]]()
    crowd.furnish()
    for place in range(1, crowd.threads + 1):
        teller.tell(place)
        if place % BATCH == 0 or place == crowd.threads:
            await copy(session, crowd.rows.taken())
            words |= await note(session, teller.texts)
            teller.texts = []
            told("Copying threads", place)
            await asyncio.sleep(0)
    crowd.label()
    await copy(session, crowd.rows.taken())
    found = sorted(words)
    columns = [word for word, _stem in found], [stem for _word, stem in found], [fold(word) for word, _stem in found]
    await session.fetchval(NEW_WORDS, *columns)
    for table in NUMBERED:
        await session.fetchval(SEAL.format(table=table), crowd.rows.last[table])


async def copy(session: Session, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for table in COLUMNS:  # in the order in which they refer to each other
        if rows.get(table):
            await session.raw.copy_records_to_table(table, records=rows[table], columns=COLUMNS[table])


async def note(session: Session, texts: list[ThreadText]) -> set[tuple[str, str]]:
    """Search knows the threads; the words of a fifth of them, since all speak with the same few hundred."""
    documents = [{**row_of(text), "created_at": text.created_at} for text in texts]
    records = [tuple(each[column] for column in DOCUMENTS) for each in documents]
    await session.raw.copy_records_to_table("search_documents", records=records, columns=DOCUMENTS)
    return {word for each in documents[::5] for word in words_of(f"{each['title']} {each['body']}", each["language"])}


async def freshen(database: Database) -> None:
    """What VACUUM writes down about pages, so that counting them needs no visit: outside any transaction."""
    async with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in (*COLUMNS, "search_documents", "ledger_entries"):
            await connection.exec_driver_sql(f"VACUUM (ANALYZE) {table}")
