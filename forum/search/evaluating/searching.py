"""For each query the documents that the search page would show, in its order, all of them threads of one forum."""

import asyncio
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from forum.actor import VISITOR
from forum.database import Database
from forum.search.engines.base import MOST_HITS, Engine
from forum.search.engines.choosing import ENGINES, MAKES, new_reader
from forum.search.engines.files import IndexFiles
from forum.search.engines.keeping import Keeper
from forum.search.evaluating.rows import Query, Row
from forum.search.evaluating.scratch import ask_all, scratch_house
from forum.search.queries import Look, results
from forum.search.query import parse
from forum.search.sweeping import note_all_missing
from forum.search.weights import ALL, Weights, without
from forum.settings import Settings

__all__ = ["ENGINES", "built", "hits_of", "indexed", "predict"]

Told = Callable[[str, int, int], None]  # (what, done, total)
PATIENCE = 60.0  # seconds for one search: what is measured here is the order, not the hurry
MOST = 20
TOLD_EVERY = 20


@dataclass(frozen=True, slots=True)
class By:
    """What searches: an engine, and which ingredients of the order are left out."""

    engine: str = "whoosh"
    without: Collection[str] = ()


async def predict(
    settings: Settings, url: str, given: tuple[Sequence[Row], Sequence[Query]], *, by: By, told: Told
) -> list[dict[str, object]]:
    """`given` are the documents and the queries."""
    weights = without(by.without)
    docs, queries = given
    with tempfile.TemporaryDirectory(prefix="talkoot-search-") as folder:
        async with scratch_house(settings, url) as house:
            await ask_all(house.database, docs)
            asked = await indexed(house.database, Path(folder), by.engine, told=told)
            found: list[dict[str, object]] = []
            for number, query in enumerate(queries, 1):
                hits = await hits_of(house.database, asked, query, docs=docs, weights=weights)
                found.append({"id": query.row.id, "hits": hits})
                if number % TOLD_EVERY == 0 or number == len(queries):
                    told("Searching", number, len(queries))
    return found


async def indexed(database: Database, folder: Path, engine: str, *, told: Told) -> Engine | None:
    """The engine, when it has read every thread; None is PostgreSQL's own search, which reads nothing else."""
    told("Reading", 0, 1)
    await note_all_missing(database)
    async with database.writing() as session:
        await session.fetch("ANALYZE search_documents")
    if engine == "postgres":
        return None
    return await built(database, folder, engine, told=told)


async def built(database: Database, folder: Path, engine: str, *, told: Told) -> Engine:
    """An engine with an index of its own in that folder, opened already."""
    keeper = Keeper(database, IndexFiles(folder, MAKES[engine]))
    keeper.progress = lambda done, total: told("Indexing", done, total)
    await keeper.rebuild()
    made = new_reader(engine, folder, PATIENCE)
    await asyncio.to_thread(made.fresh)
    return made


async def hits_of(
    database: Database, engine: Engine | None, query: Query, *, docs: Sequence[Row], weights: Weights = ALL
) -> list[str]:
    """What is not older than the query, or excluded, does not count."""
    look = Look(rows=MOST if not query.exclude and query.before is None else MOST_HITS, weights=weights)
    async with database.reading() as session:
        found = await results(session, VISITOR, parse(query.row.title), engine=engine, look=look)
    fits = [docs[row.thread.id - 1] for row in found.rows]
    before = query.before
    fits = [doc for doc in fits if (before is None or doc.created_at < before) and doc.id not in query.exclude]
    return [doc.id for doc in fits][:MOST]
