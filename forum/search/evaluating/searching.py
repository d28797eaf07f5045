"""For each query the documents that the search page would show, in its order, all of them threads of one forum."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import anyio.to_thread

from forum.actor import VISITOR
from forum.database import Database
from forum.search.engines.base import MOST_HITS, Engine
from forum.search.engines.keeping import Keeper
from forum.search.engines.whoosh.files import IndexFiles
from forum.search.engines.whoosh.reading import WhooshEngine
from forum.search.evaluating.rows import Query, Row
from forum.search.evaluating.scratch import ask_all, scratch_house
from forum.search.queries import Look, results
from forum.search.query import parse
from forum.settings import Settings

Told = Callable[[str, int, int], None]  # (what, done, total)
ENGINES = ("whoosh", "postgres")
PATIENCE = 60.0  # seconds for one search: what is measured here is the order, not the hurry
MOST = 20
TOLD_EVERY = 20


async def predict(
    settings: Settings, url: str, given: tuple[Sequence[Row], Sequence[Query]], *, engine: str, told: Told
) -> list[dict[str, object]]:
    """`given` are the documents and the queries."""
    docs, queries = given
    with tempfile.TemporaryDirectory(prefix="talkoot-search-") as folder:
        async with scratch_house(settings, url) as house:
            await ask_all(house.database, docs)
            asked = await indexed(house.database, Path(folder), engine, told=told)
            found: list[dict[str, object]] = []
            for number, query in enumerate(queries, 1):
                hits = await hits_of(house.database, asked, query, docs=docs)
                found.append({"id": query.row.id, "hits": hits})
                if number % TOLD_EVERY == 0 or number == len(queries):
                    told("Searching", number, len(queries))
    return found


async def indexed(database: Database, folder: Path, engine: str, *, told: Told) -> Engine | None:
    """The engine, when it has read every thread; None is PostgreSQL's own search, which reads nothing else."""
    keeper = Keeper(database, IndexFiles(folder))
    told("Reading", 0, 1)
    await keeper.note_missing()
    async with database.writing() as session:
        await session.fetch("ANALYZE search_documents")
    if engine == "postgres":
        return None
    await keeper.rebuild(lambda done, total: told("Indexing", done, total))
    keeper.files.say_alive()
    made = WhooshEngine(folder, deadline=PATIENCE)
    await anyio.to_thread.run_sync(made.ask, lambda searcher: searcher.doc_count())
    return made


async def hits_of(database: Database, engine: Engine | None, query: Query, *, docs: Sequence[Row]) -> list[str]:
    """What is not older than the query, or excluded, does not count."""
    if isinstance(engine, WhooshEngine):
        engine.files.say_alive()
    look = Look(rows=MOST if not query.exclude and query.before is None else MOST_HITS)
    async with database.reading() as session:
        found = await results(session, VISITOR, parse(query.row.title), engine=engine, look=look)
    fits = [docs[row.thread.id - 1] for row in found.rows]
    before = query.before
    fits = [doc for doc in fits if (before is None or doc.created_at < before) and doc.id not in query.exclude]
    return [doc.id for doc in fits][:MOST]
