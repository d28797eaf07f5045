"""Rows in order of arrival are placed as questions are, and the topics that come of it ranked as on the desk."""

from collections.abc import Callable, Sequence

from forum.database import Database
from forum.search.evaluating.rows import Row
from forum.search.evaluating.scratch import ask_all, scratch_house
from forum.settings import Settings
from kb_bridge.actions.rebuilding import place_missing
from kb_bridge.keeping import keep_up
from kb_bridge.queries.recurring import ranked_topics

Told = Callable[[str, int, int], None]  # (what, done, total)
PLACES = "SELECT thread_id, topic_id FROM topic_threads WHERE topic_id IS NOT NULL ORDER BY thread_id"


async def predict(settings: Settings, url: str, rows: Sequence[Row], *, told: Told) -> list[dict[str, object]]:
    """One row for each: its topic, unless it stands alone, and the place of that topic among the proposals."""
    async with scratch_house(settings, url) as house:
        await ask_all(house.database, rows)
        return await grouped(house.database, settings, rows, told=told)


async def grouped(
    database: Database, settings: Settings, rows: Sequence[Row], *, told: Told
) -> list[dict[str, object]]:
    await keep_up(database, settings, lambda done, total: told("Reading", done, total), at_once=True)
    await place_missing(database, lambda done, total: told("Placing", done, total))
    last = max((row.created_at for row in rows), default=None)  # what is worth an article lately, is so as of then
    async with database.reading(at=last) as session:
        rank = {topic_id: place for place, topic_id in enumerate(await ranked_topics(session), 1)}
        topic_of = {row["thread_id"]: row["topic_id"] for row in await session.fetch(PLACES)}
    found: list[dict[str, object]] = []
    for number, row in enumerate(rows, 1):
        topic_id = topic_of.get(number)
        shown = str(topic_id) if topic_id in rank else None
        found.append({"id": row.id, "topic": shown, "rank": rank.get(topic_id or 0)})
    return found


def nothing(row: Row) -> dict[str, object]:
    return {"id": row.id, "topic": None, "rank": None}
