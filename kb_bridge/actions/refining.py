"""Once a night: what the day put together thread by thread is looked at as a whole, and topics keep who they are."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, update

from forum.actor import VISITOR
from forum.database import Session
from forum.threads.queries import threads_among
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.topics import absorb, one_at_a_time, open_topic, refresh_topics
from kb_bridge.identity import Change, changes, inherited
from kb_bridge.models import Topic, TopicChange
from kb_bridge.queries.spaces import current_space, straight_vectors
from kb_bridge.queries.words import frequencies

MOST_REFINED = 12_000  # of the newest threads; what is older stays where it is
STANDING = """
SELECT m.thread_id, m.topic_id, m.counts, m.excluded, m.pinned OR t.state <> 'open' AS fixed
  FROM topic_threads m JOIN topics t ON t.id = m.topic_id ORDER BY m.thread_id DESC LIMIT $1
"""
MOVE = """
UPDATE topic_threads AS m SET topic_id = n.topic_id, shared = '{}'
  FROM unnest($1::bigint[], $2::bigint[]) AS n (thread_id, topic_id) WHERE m.thread_id = n.thread_id
"""
LEFT = "SELECT topic_id, count(*) AS threads FROM topic_threads WHERE topic_id = ANY($1::bigint[]) GROUP BY topic_id"
MEASURE = """
UPDATE topics AS t SET cohesion = n.cohesion, near_id = n.near_id, nearness = n.nearness
  FROM unnest($1::bigint[], $2::float8[], $3::bigint[], $4::float8[]) AS n (id, cohesion, near_id, nearness)
 WHERE t.id = n.id
"""


async def refine(session: Session) -> list[Change]:
    """Threads stand with those that ask the same, as far as editors have not spoken; each topic goes on where most of
    its threads are. Returns what is told of it. Without vectors nothing changes."""
    from kb_bridge.regrouping import regrouped

    await one_at_a_time(session)
    threads, vectors = await standing(session)
    if not threads:
        return []
    known = await frequencies(session, {word for each in threads for word in each.counts})
    made = await asyncio.to_thread(regrouped, threads, vectors, known)
    before = {each.thread_id: each.topic_id for each in threads}
    topic_of = inherited(before, made.family_of, made.fixed)
    after = await moved(session, threads, made.family_of, topic_of)
    touched = [topic for thread, topic in after.items() if before[thread] != topic]
    touched += [before[thread] for thread, topic in after.items() if before[thread] != topic]
    told = changes(before, after, await left(session, touched))
    await log(session, told)
    for change in told:
        if change.kind == "merged":
            await absorb(session, change.topic_id, change.other_id)
    await refresh_topics(session, sorted(set(touched) - {each.other_id for each in told if each.kind == "merged"}))
    await measure(session, topic_of, made.cohesion, made.near)
    for topic_id in sorted(set(touched)):
        await ripen(session, topic_id)
    return told


async def standing(session: Session) -> tuple[list[Any], Any]:
    """Where threads stand, the oldest first, with their vectors."""
    from kb_bridge.geometry import from_halves
    from kb_bridge.regrouping import Standing

    space = await current_space(session)
    if space is None:
        return [], None
    places = {row["thread_id"]: row for row in await session.fetch(STANDING, MOST_REFINED)}
    rows = {row["thread_id"]: row for row in await straight_vectors(session, space, list(places))}
    found = [
        Standing(
            thread_id=each,
            topic_id=places[each]["topic_id"],
            fixed=places[each]["fixed"],
            excluded=places[each]["excluded"],
            language=rows[each]["language"],
            counts=places[each]["counts"],
        )
        for each in sorted(rows)
    ]
    return found, from_halves([rows[each.thread_id]["e"] for each in found])


async def moved(
    session: Session, threads: Sequence[Any], family_of: Mapping[int, int], topic_of: dict[int, int | None]
) -> dict[int, int]:
    """Opens topics for families that have none, puts every thread into the topic of its family unless an editor took it
    out of there, and says where each one is."""
    homeless = sorted(family for family, topic in topic_of.items() if topic is None)
    rows = {row.id: row for row in await threads_among(session, VISITOR, homeless)}
    for family in homeless:
        topic_of[family] = await open_topic(session, rows[family]) if family in rows else None
    after = {}
    for each in threads:
        topic = topic_of[family_of[each.thread_id]]
        after[each.thread_id] = each.topic_id if topic is None or topic in each.excluded else topic
    gone = [each.thread_id for each in threads if after[each.thread_id] != each.topic_id]
    await session.fetch(MOVE, gone, [after[thread] for thread in gone])
    return after


async def left(session: Session, topic_ids: Sequence[int]) -> dict[int, int]:
    return {row["topic_id"]: row["threads"] for row in await session.fetch(LEFT, sorted(set(topic_ids)))}


async def log(session: Session, told: Sequence[Change], actor_id: int | None = None) -> None:
    """Remember what became of topics; shown with each of them."""
    for each in told:
        values = {
            "topic_id": each.topic_id, "kind": each.kind, "other_id": each.other_id,
            "thread_ids": list(each.thread_ids), "actor_id": actor_id, "created_at": session.now,
        }  # fmt: skip
        await session.execute(insert(TopicChange).values(values))


async def measure(
    session: Session,
    topic_of: Mapping[int, int | None],
    cohesion: Mapping[int, float],
    near: Mapping[int, tuple[int, float]],
) -> None:
    """How firm each topic is, and which larger one asks nearly the same."""
    await session.execute(update(Topic).where(Topic.nearness > 0).values(near_id=None, nearness=0))
    rows: list[tuple[int, float, int | None, float]] = []
    for family, firmness in cohesion.items():
        other, nearness = near.get(family, (0, 0.0))
        if (topic := topic_of.get(family)) is not None:
            rows.append((topic, firmness, topic_of.get(other), nearness))
    if rows:
        await session.fetch(MEASURE, *map(list, zip(*rows, strict=True)))
