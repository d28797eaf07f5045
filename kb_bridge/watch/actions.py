"""Writing down what counts as an article's question, and counting it week by week."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.database import Database, Session
from kb_bridge.queries.articles import source_ids
from kb_bridge.watch.change import AFTER, BEFORE, GAP
from kb_bridge.watch.models import Watch, WatchedWeek
from kb_bridge.watch.queries import (
    Unwatched,
    WatchRow,
    all_by_week,
    definition_of,
    every_watch,
    matching_by_week,
    spaces_by_id,
    topics_of_like_size,
    unwatched_articles,
    words_of_topic,
)

WRITTEN_UP = text("""
UPDATE watches AS w SET ended_at = a.created_at FROM articles a
 WHERE a.topic_id = w.topic_id AND NOT w.is_article AND w.ended_at IS NULL
""")


async def keep_watching(database: Database) -> None:
    """New articles are watched from their publication on, and every week that is over is counted, once."""
    async with database.writing() as session:
        for article in await unwatched_articles(session):
            await watch(session, article)
        await session.execute(WRITTEN_UP)
    async with database.reading() as session:
        watches = await every_watch(session)
    for each in watches:
        async with database.writing() as session:
            await count_weeks(session, each)


async def watch(session: Session, article: Unwatched) -> None:
    """What counted as its question then, and what as that of topics of like size; an article whose threads are too few
    to say so is written down without a definition and never counted."""
    found = await definition_of(session, article.topic_id, article.created_at)
    definition, threads = found or ({}, len(await source_ids(session, article.id)))
    await write_down(session, article, article.topic_id, definition, threads=threads)
    if not found:
        return
    for topic_id in await topics_of_like_size(session, article.topic_id, article.created_at, threads):
        like = await definition_of(session, topic_id, article.created_at)
        if like:
            await write_down(session, article, topic_id, like[0], threads=like[1])


async def write_down(
    session: Session, article: Unwatched, topic_id: int, definition: dict[str, object], *, threads: int
) -> None:
    values = {
        "article_id": article.id, "topic_id": topic_id, "is_article": topic_id == article.topic_id,
        "definition": definition, "thread_count": threads, "frozen_at": article.created_at,
    }  # fmt: skip
    await session.execute(upsert(Watch).values(values).on_conflict_do_nothing())


async def count_weeks(session: Session, each: WatchRow) -> None:
    """The weeks that are over and not counted yet. Where the space of the vectors is gone, all are counted anew by
    words, before and after alike."""
    if not each.definition:
        return
    space = (await spaces_by_id(session)).get(each.definition.get("space", 0))
    if "vector" in each.definition and space is None:
        each = await by_words(session, each)
    first = -GAP - BEFORE if each.last is None else each.last + 1
    last = min(weeks_over(each.frozen_at, each.ended_at or session.now), AFTER) - 1
    if last < first:
        return
    matching = await matching_by_week(session, each, space, weeks=(first, last))
    everything = await all_by_week(session, each, weeks=(first, last))
    rows = [
        {"watch_id": each.id, "week": week, "matching": matching[week], "total": everything[week]}
        for week in range(first, last + 1)
    ]
    await session.execute(upsert(WatchedWeek).on_conflict_do_nothing(), rows)


def weeks_over(since: datetime, now: datetime) -> int:
    return max((now - since).days // 7, 0)


async def by_words(session: Session, each: WatchRow) -> WatchRow:
    definition = await words_of_topic(session, each.topic_id, each.frozen_at)
    await session.execute(update(Watch).where(Watch.id == each.id).values(definition=definition))
    await session.execute(delete(WatchedWeek).where(WatchedWeek.watch_id == each.id))
    return replace(each, definition=definition, last=None)
