"""What is asked again and again, the most worth writing up first; and what many read that only one person asked.

All is computed of threads that every visitor can read: no title, word or number here comes from any other one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.topics import members_of
from kb_bridge.ripeness import echo, standing, worth
from kb_bridge.rows import Member, TopicRow, askings_of
from kb_bridge.trends import Trend, trend

COLUMNS = "id, title, state, thread_count, asker_count, article_id, created_at, changed_at"
RECURRING = f"""
SELECT {COLUMNS}, near_id, nearness, cohesion FROM topics
 WHERE thread_count > 1 AND state IN ('open', 'proposed', 'written') ORDER BY asker_count DESC, id LIMIT $1
"""  # noqa: S608
SINGLES = """
SELECT t.id FROM threads t JOIN topic_threads m ON m.thread_id = t.id JOIN topics p ON p.id = m.topic_id
 WHERE p.asker_count <= 1 AND p.thread_count = 1 ORDER BY t.view_count DESC, t.id DESC LIMIT 60
"""
TITLES = "SELECT id, title FROM topics WHERE id = ANY($1::bigint[])"
MOST = 2_000  # topics that are ranked
MOST_SHOWN = 60  # topics of which a page reads the threads, the newest
MEMBERS_READ = 40
AT_ONCE = 100
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Recurring:
    """A topic as the list of what recurs shows it."""

    topic: TopicRow
    askers: int
    threads: list[ThreadRow]
    solved: int
    value: float
    near: str | None
    trend: Trend

    @property
    def samples(self) -> list[ThreadRow]:
        return self.threads[:SAMPLES]

    @property
    def best(self) -> ThreadRow:
        """What a reader is led to: a solved thread rather than others, then the one most valued."""
        return max(self.threads, key=lambda row: (row.solved_at is not None, row.score, row.answer_count, -row.id))


NEARLY = 0.5  # so much as each is like itself, another topic must be like it to be named: below it is a far relation


async def ranked_topics(session: Session, most: int = MOST) -> list[int]:
    """Topics that more than one person has asked about, by what they are worth; one that asks nearly the same as a
    larger one stands lower, since it may be the same article."""
    rows = await session.fetch(RECURRING, most)
    nearness = {row["id"]: row["nearness"] for row in rows}
    values: dict[int, float] = {}
    ids = list(nearness)
    for start in range(0, len(ids), AT_ONCE):
        for topic_id, found in (await members_of(session, ids[start : start + AT_ONCE])).items():
            if asked_by_several(found):
                values[topic_id] = standing(worth(askings_of(found), session.now), nearness[topic_id])
    return sorted(values, key=lambda topic_id: (-values[topic_id], topic_id))


async def recurring_topics(session: Session, most: int = MOST_SHOWN) -> list[Recurring]:
    """The same with what is shown of each, for pages."""
    rows = {row["id"]: row for row in await session.fetch(RECURRING, most)}
    titles = await session.fetch(TITLES, [row["near_id"] for row in rows.values() if row["near_id"]])
    near = {row["id"]: row["title"] for row in titles}
    members = await members_of(session, list(rows), MEMBERS_READ)
    found = [
        shown(
            TopicRow(**{name: row[name] for name in COLUMNS.split(", ")}),
            members[topic_id],
            session.now,
            near=(near.get(row["near_id"] or 0), row["nearness"]),
        )
        for topic_id, row in rows.items()
        if asked_by_several(members[topic_id])
    ]
    return sorted(found, key=lambda each: (-each.value, each.topic.id))


def shown(topic: TopicRow, found: Sequence[Member], now: datetime, *, near: tuple[str | None, float]) -> Recurring:
    askings = askings_of(found)
    title, nearness = near
    return Recurring(
        topic=topic,
        askers=len({each.asker for each in askings}),
        threads=[each.thread for each in found],
        solved=sum(each.is_solved for each in askings),
        value=standing(worth(askings, now), nearness),
        near=title if nearness >= NEARLY else None,
        trend=trend([each.at for each in askings], now),
    )


def asked_by_several(found: Sequence[Member]) -> bool:
    return len({asking.asker for asking in askings_of(found)}) > 1


async def desk_of_recurring(session: Session, actor: Actor) -> tuple[list[Recurring], list[ThreadRow]]:
    """For editors: what recurs, and apart from it the popular singles, which many read and one person asked: no
    article would spare anybody a question."""
    if not may_edit_articles(actor):
        raise NotThere
    return await recurring_topics(session), await popular_singles(session)


def moving_among(found: Sequence[Recurring]) -> list[Recurring]:
    """Those that rise or are back, the surest first."""
    return sorted(
        (each for each in found if each.trend.course != "steady"), key=lambda each: (-each.trend.low, each.topic.id)
    )


async def moving_topics(session: Session) -> list[Recurring]:
    """What rises or is back, for the weekly letter."""
    return moving_among(await recurring_topics(session))


async def popular_singles(session: Session, most: int = 10) -> list[ThreadRow]:
    ids = [row["id"] for row in await session.fetch(SINGLES)]
    rows = [row for row in await threads_among(session, VISITOR, ids) if row.kind == "question"]
    return sorted(rows, key=lambda row: (-echo(row.me_too_count, row.view_count), -row.view_count, row.id))[:most]


def by_category(found: Sequence[Recurring], most: int = 10) -> Mapping[tuple[str, str], list[Recurring]]:
    """Under slug and name of the category in which most of its threads are, the most asked first."""
    sorted_in: dict[tuple[str, str], list[Recurring]] = {}
    for each in sorted(found, key=lambda one: (-one.askers, -one.value, one.topic.id)):
        places = [(row.category_slug, row.category_name) for row in each.threads]
        sorted_in.setdefault(max(sorted(set(places)), key=places.count), []).append(each)
    return {place: topics[:most] for place, topics in sorted_in.items()}
