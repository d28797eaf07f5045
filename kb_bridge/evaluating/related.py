"""For each query the documents that the bridge would show as related, all of them questions of one forum."""

import asyncio
from collections.abc import Callable, Sequence

from forum.database import Database
from forum.search.evaluating.rows import Query, Row
from forum.search.evaluating.scratch import ask_all, scratch_house
from forum.settings import Settings
from kb_bridge.actions.rebuilding import place_missing
from kb_bridge.actions.spaces import sense_of_texts
from kb_bridge.embedders import embedder
from kb_bridge.keeping import keep_up
from kb_bridge.queries.related import Sought, threads_related
from kb_bridge.queries.spaces import Sense, current_space
from kb_bridge.words import terms_of_question

Told = Callable[[str, int, int], None]  # (what, done, total)
BATCH = 16
MOST = 20


async def predict(
    settings: Settings, url: str, given: tuple[Sequence[Row], Sequence[Query]], *, told: Told
) -> list[dict[str, object]]:
    """`given` are the documents and the queries."""
    docs, queries = given
    async with scratch_house(settings, url) as house:
        await ask_all(house.database, docs)
        await keep_up(house.database, settings, lambda done, total: told("Reading", done, total), at_once=True)
        await place_missing(house.database, lambda done, total: told("Placing", done, total))
        number_of = {row.id: number for number, row in enumerate(docs, 1)}
        found: list[dict[str, object]] = []
        for start in range(0, len(queries), BATCH):
            found += await hits(house.database, settings, queries[start : start + BATCH], number_of=number_of)
            told("Looking", len(found), len(queries))
    return found


async def hits(
    database: Database, settings: Settings, queries: Sequence[Query], *, number_of: dict[str, int]
) -> list[dict[str, object]]:
    id_of = {number: name for name, number in number_of.items()}
    async with database.reading() as session:
        space = await current_space(session)
        senses: Sequence[Sense | None] = [None] * len(queries)
        if space:
            provider = await asyncio.to_thread(embedder, space.embedder, settings.embedder_key)
            texts = [(query.row.title, query.row.body) for query in queries]
            senses = await sense_of_texts(space, provider, texts)
        found: list[dict[str, object]] = []
        for query, sense in zip(queries, senses, strict=True):
            besides = [number_of[each] for each in query.exclude if each in number_of]
            heard = terms_of_question(query.row.title, query.row.body)
            ranked = await threads_related(session, Sought(heard, sense, besides, query.before), MOST)
            found.append({"id": query.row.id, "hits": [id_of[number] for number, _score in ranked]})
        return found
