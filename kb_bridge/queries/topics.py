"""Topics, their threads, and where a thread stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.actor import VISITOR, Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries import threads_among
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.words import candidate_topics, frequencies
from kb_bridge.ripeness import RIPE_ASKERS
from kb_bridge.rows import Member, TopicRow

COLUMNS = "id, title, state, thread_count, asker_count, article_id, created_at, changed_at"
TOPIC = f"SELECT {COLUMNS} FROM topics WHERE id = $1"  # noqa: S608
AMONG = f"SELECT {COLUMNS} FROM topics WHERE id = ANY($1::bigint[])"  # noqa: S608
RIPENING = f"""
SELECT {COLUMNS} FROM topics WHERE state = 'open' AND asker_count > 1 ORDER BY asker_count DESC, id DESC LIMIT $1
"""  # noqa: S608
RIPE = "SELECT id FROM topics WHERE state = 'open' AND asker_count >= $1 ORDER BY asker_count DESC, id"
MEMBERS = """
SELECT thread_id, topic_id, similarity, shared, pinned, counts FROM (
    SELECT *, row_number() OVER (PARTITION BY topic_id ORDER BY thread_id DESC) AS place
      FROM topic_threads WHERE topic_id = ANY($1::bigint[])) AS places
 WHERE place <= $2 ORDER BY thread_id DESC
"""
PLACED = """
SELECT thread_id FROM topic_threads WHERE thread_id > $1 AND topic_id IS NOT NULL ORDER BY thread_id LIMIT $2
"""
PLACEMENTS = """
SELECT thread_id, topic_id, words, counts, pinned, excluded FROM topic_threads WHERE thread_id = ANY($1::bigint[])
"""

MOST_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a thread stands."""

    topic_id: int | None
    words: list[str]
    counts: dict[str, int]
    pinned: bool
    excluded: list[int]


async def topic(session: Session, topic_id: int) -> TopicRow | None:
    """For the bridge's own work; pages ask `topic_for`."""
    row = await session.fetchrow(TOPIC, topic_id)
    return TopicRow(**row) if row else None


async def topic_for(session: Session, actor: Actor, topic_id: int) -> TopicRow:
    """The topic, for those who work on articles; NotThere for everybody else."""
    found = await topic(session, topic_id) if may_edit_articles(actor) and topic_id < 2**63 else None
    if found is None:
        raise NotThere
    return found


async def ripening_topics(session: Session, actor: Actor, most: int = 30) -> list[TopicRow]:
    """Topics that more than one person has asked about and that are not ripe yet, the ripest first."""
    if not may_edit_articles(actor):
        raise NotThere
    return [TopicRow(**row) for row in await session.fetch(RIPENING, most)]


async def topics_like(session: Session, actor: Actor, found: Sequence[Member], topic_id: int) -> list[TopicRow]:
    """Topics that share telling words with the newest thread of a topic (`found` are its members), the best first:
    what it might be merged with."""
    if not found or not may_edit_articles(actor):
        return []
    known = await frequencies(session, found[0].counts)
    ids = await candidate_topics(session, found[0].thread.id, known, [topic_id])
    rows = {row["id"]: TopicRow(**row) for row in await session.fetch(AMONG, ids)}
    return [rows[each] for each in ids if each in rows]


async def ripe_topics(session: Session) -> list[int]:
    """Open topics that enough people have asked about, for the bridge's own work."""
    fewest = await session.fetchval("SELECT min(askers) FROM ripeness_rules")
    return [row["id"] for row in await session.fetch(RIPE, min(RIPE_ASKERS, fewest or RIPE_ASKERS))]


async def members(session: Session, topic_id: int) -> list[Member]:
    """The threads of a topic that everybody may read and that are questions, the newest first."""
    return (await members_of(session, [topic_id], MOST_MEMBERS))[topic_id]


async def members_of(session: Session, topic_ids: list[int], most: int = 60) -> dict[int, list[Member]]:
    """The same for many topics, in as many questions to the database; of each the newest `most`."""
    places = {row["thread_id"]: row for row in await session.fetch(MEMBERS, topic_ids, most)}
    found: dict[int, list[Member]] = {topic_id: [] for topic_id in topic_ids}
    for row in await threads_among(session, VISITOR, list(places)):
        if row.kind == "question":
            place = places[row.id]
            member = Member(row, place["similarity"], place["shared"], place["pinned"], place["counts"])
            found[place["topic_id"]].append(member)
    return found


async def placement(session: Session, thread_id: int) -> Placement | None:
    return (await placements(session, [thread_id])).get(thread_id)


async def placements(session: Session, thread_ids: list[int]) -> dict[int, Placement]:
    rows = await session.fetch(PLACEMENTS, thread_ids)
    names = ("topic_id", "words", "counts", "pinned", "excluded")
    return {row["thread_id"]: Placement(*(row[name] for name in names)) for row in rows}


async def placed_after(session: Session, last: int, most: int) -> list[int]:
    """The next threads that stand in a topic, by their ids."""
    rows = await session.fetch(PLACED, last, most)
    return [row["thread_id"] for row in rows]


async def unplaced(session: Session, thread_ids: list[int]) -> list[int]:
    """Those of the threads that have no place yet, in the given order."""
    sql = "SELECT thread_id FROM topic_threads WHERE thread_id = ANY($1::bigint[]) AND topic_id IS NOT NULL"
    rows = await session.fetch(sql, thread_ids)
    placed = {row["thread_id"] for row in rows}
    return [thread_id for thread_id in thread_ids if thread_id not in placed]
