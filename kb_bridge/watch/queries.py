"""Every read of what is watched: topics to compare with, threads that match a definition, and the weeks counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.articles import published_among, visible_article
from kb_bridge.queries.spaces import SpaceRow, all_spaces, current_space
from kb_bridge.queries.words import frequencies
from kb_bridge.watch.change import Week

NEAR = 0.45  # mean cosine to the threads of a topic: a little under what joins it, where words help
SHARED = 0.4  # of the weight of a topic's telling words, where words have to do
TELLING, OFTEN = 8, 0.3  # words of a topic, and in what share of its threads each must stand
LIKE_SIZE, MOST_TOPICS = 2.0, 12
LEAST_THREADS = 3
UNWATCHED = """
SELECT a.id, a.topic_id, a.created_at FROM articles a
 WHERE a.topic_id IS NOT NULL AND NOT EXISTS (SELECT FROM watches w WHERE w.article_id = a.id AND w.is_article)
 ORDER BY a.id LIMIT 20
"""
# Topics without an article whose threads until then were about as many; never what asks much the same.
ALIKE = """
SELECT p.id FROM topics p
  JOIN LATERAL (SELECT count(*) AS n FROM topic_threads m JOIN threads t ON t.id = m.thread_id
                 WHERE m.topic_id = p.id AND t.created_at <= $2) AS size ON true
 WHERE p.state IN ('open', 'proposed', 'dismissed') AND p.id <> $1 AND p.near_id IS DISTINCT FROM $1
   AND p.thread_count >= $3::float8 / $4 AND size.n BETWEEN $3::float8 / $4 AND $3::float8 * $4
 ORDER BY abs(ln(size.n / $3::float8)), p.id LIMIT $5
"""
MEMBERS = """
SELECT m.thread_id, m.counts FROM topic_threads m JOIN threads t ON t.id = m.thread_id
 WHERE m.topic_id = $1 AND t.created_at <= $2 ORDER BY m.thread_id DESC LIMIT 500
"""
CENTRE = "SELECT avg(e)::text AS vector, count(*) AS n FROM {0} WHERE thread_id = ANY($1::bigint[])"
WEEK_OF = "floor(extract(epoch FROM t.created_at - $1) / 604800)::int AS week"
PLACES = "t.created_at >= $2 AND t.created_at < $3 AND t.kind = 'question'"
NEAR_WEEKS = f"""
SELECT {WEEK_OF}, count(*) AS threads FROM {{0}} v JOIN threads t ON t.id = v.thread_id
 WHERE {PLACES} AND -(v.e <#> $4::text::halfvec({{1}})) >= $5 GROUP BY 1
"""  # noqa: S608
SHARING_WEEKS = f"""
SELECT week, count(*) AS threads FROM (
    SELECT m.thread_id, {WEEK_OF}, sum(h.weight) AS score
      FROM unnest($4::text[], $5::float8[]) AS h (word, weight) JOIN topic_threads m ON m.words @> ARRAY[h.word]
      JOIN threads t ON t.id = m.thread_id WHERE {PLACES} AND m.topic_id IS NOT NULL GROUP BY 1, 2) AS found
 WHERE score >= $6 GROUP BY 1
"""  # noqa: S608
ALL_WEEKS = f"""
SELECT {WEEK_OF}, count(*) AS threads FROM topic_threads m JOIN threads t ON t.id = m.thread_id
 WHERE {PLACES} AND m.topic_id IS NOT NULL GROUP BY 1
"""  # noqa: S608
WATCHES = """
SELECT w.id, w.article_id, w.topic_id, w.is_article, w.definition, w.frozen_at, w.ended_at,
       (SELECT max(k.week) FROM watched_weeks k WHERE k.watch_id = w.id) AS last
  FROM watches w ORDER BY w.id
"""
WEEKS = """
SELECT w.article_id, w.is_article, w.topic_id, w.frozen_at, k.week, k.matching, k.total
  FROM watches w LEFT JOIN watched_weeks k ON k.watch_id = w.id
 WHERE (k.week IS NULL OR w.ended_at IS NULL OR w.frozen_at + (k.week + 1) * interval '7 days' <= w.ended_at)
   AND w.article_id IN (SELECT article_id FROM watches WHERE is_article ORDER BY frozen_at DESC LIMIT $1)
   AND ($2::bigint IS NULL OR w.article_id = $2)
 ORDER BY w.article_id, w.id, k.week
"""


@dataclass(frozen=True, slots=True)
class Unwatched:
    """An article whose question is not watched yet."""

    id: int
    topic_id: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WatchRow:
    """See models.Watch; `last` is the last week counted."""

    id: int
    article_id: int
    topic_id: int
    is_article: bool
    definition: Mapping[str, Any]
    frozen_at: datetime
    ended_at: datetime | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Watched:
    """An article with the weeks of its question, and those of topics of like size."""

    article_id: int
    url: str
    title: str
    frozen_at: datetime
    weeks: list[Week]
    others: list[list[Week]]


async def unwatched_articles(session: Session) -> list[Unwatched]:
    return [Unwatched(**row) for row in await session.fetch(UNWATCHED)]


async def topics_of_like_size(session: Session, topic_id: int, at: datetime, threads: int) -> list[int]:
    rows = await session.fetch(ALIKE, topic_id, at, threads, LIKE_SIZE, MOST_TOPICS)
    return [row["id"] for row in rows]


async def definition_of(session: Session, topic_id: int, at: datetime) -> tuple[dict[str, Any], int] | None:
    """What asks the same as the topic's threads until then, and how many these are; None where they are too few."""
    rows = await session.fetch(MEMBERS, topic_id, at)
    if len(rows) < LEAST_THREADS:
        return None
    space = await current_space(session)
    if space is not None:
        centre = await session.fetchrow(space.sql(CENTRE), [row["thread_id"] for row in rows])
        if centre["n"] >= LEAST_THREADS:
            return {"space": space.id, "vector": centre["vector"], "least": NEAR}, len(rows)
    return await telling_words([row["counts"] for row in rows], session), len(rows)


async def telling_words(members: Sequence[Mapping[str, int]], session: Session) -> dict[str, Any]:
    """The words that stand in many of these threads and in few others, with weights that sum to one."""
    within = Counter(word for counts in members for word in counts)
    often = [word for word, times in within.items() if times >= OFTEN * len(members)]
    known = await frequencies(session, often)
    worth = {word: within[word] / len(members) * known.weight(word) ** 2 for word in often}
    chosen = sorted(worth, key=lambda word: (-worth[word], word))[:TELLING]
    whole = sum(worth[word] for word in chosen) or 1.0
    return {"words": {word: round(worth[word] / whole, 6) for word in chosen}, "least": SHARED}


async def words_of_topic(session: Session, topic_id: int, at: datetime) -> dict[str, Any]:
    rows = await session.fetch(MEMBERS, topic_id, at)
    return await telling_words([row["counts"] for row in rows], session)


async def every_watch(session: Session) -> list[WatchRow]:
    return [WatchRow(**row) for row in await session.fetch(WATCHES)]


async def spaces_by_id(session: Session) -> dict[int, SpaceRow]:
    return {space.id: space for space in await all_spaces(session)}


async def matching_by_week(
    session: Session, watch: WatchRow, space: SpaceRow | None, *, weeks: tuple[int, int]
) -> Counter[int]:
    """How many threads of each week, from the first to the last, meet the definition."""
    span = span_of(watch, weeks)
    if space is not None:
        given = watch.definition
        rows = await session.fetch(space.sql(NEAR_WEEKS), *span, given["vector"], given["least"])
    else:
        words = watch.definition.get("words", {})
        rows = await session.fetch(SHARING_WEEKS, *span, list(words), list(words.values()), SHARED)
    return Counter({row["week"]: row["threads"] for row in rows})


async def all_by_week(session: Session, watch: WatchRow, *, weeks: tuple[int, int]) -> Counter[int]:
    rows = await session.fetch(ALL_WEEKS, *span_of(watch, weeks))
    return Counter({row["week"]: row["threads"] for row in rows})


def span_of(watch: WatchRow, weeks: tuple[int, int]) -> tuple[datetime, datetime, datetime]:
    """The publication, and from where to where threads are counted."""
    week = timedelta(days=7)
    return watch.frozen_at, watch.frozen_at + weeks[0] * week, watch.frozen_at + (weeks[1] + 1) * week


async def watched_article(session: Session, actor: Actor, article_id: int) -> Watched:
    """For editors: one article, also before anything was counted."""
    article = await visible_article(session, actor, article_id)
    found = await watched_articles(session, actor, most=100_000, only=article.id)
    return found[0] if found else Watched(article.id, article.url, article.title, article.created_at, [], [])


async def watched_articles(
    session: Session, actor: Actor, *, most: int = 200, only: int | None = None
) -> list[Watched]:
    """For editors: the newest articles with what was counted of their questions."""
    if not may_edit_articles(actor):
        raise NotThere
    own: dict[int, tuple[datetime, list[Week]]] = {}
    others: dict[int, dict[int, list[Week]]] = {}
    for row in await session.fetch(WEEKS, most, only):
        week = [(row["week"], row["matching"], row["total"])] if row["week"] is not None else []
        if row["is_article"]:
            own.setdefault(row["article_id"], (row["frozen_at"], []))[1].extend(week)
        else:
            others.setdefault(row["article_id"], {}).setdefault(row["topic_id"], []).extend(week)
    titles = await published_among(session, actor, list(own))
    return [
        Watched(number, *titles[number], frozen_at, weeks, list(others.get(number, {}).values()))
        for number, (frozen_at, weeks) in sorted(own.items(), reverse=True)
        if number in titles
    ]
