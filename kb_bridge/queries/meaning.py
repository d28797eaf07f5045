"""How alike a thread is to the topics around it, by meaning and words together.

Around it are the topics of the threads that mean most nearly the same, and those that share its rarest words. Of each
the newest threads count, so a placing costs the same among a million threads as among a thousand.
"""

from collections.abc import Collection
from dataclasses import dataclass

from forum.database import Session
from kb_bridge.grouping import FIRM, blend
from kb_bridge.queries.spaces import Sense, likenesses, nearest_threads
from kb_bridge.queries.words import COUNTS, NEWEST_MEMBERS, candidate_topics, frequencies
from kb_bridge.similarity import Frequencies, Vector, cosine, vector

MOST_BY_WORDS = 8  # topics
LEAST_MEANING = FIRM - 0.2  # where meaning says less than this, no words lift a topic over FIRM often enough to look
TOPICS_OF = """
SELECT DISTINCT topic_id FROM topic_threads
 WHERE thread_id = ANY($1::bigint[]) AND topic_id IS NOT NULL AND topic_id <> ALL($2::bigint[])
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The thread that looks for a place: its stems with their numbers, and what it may never join."""

    id: int
    counts: dict[str, int]
    frequent: Frequencies
    excluded: Collection[int]


async def links_by_meaning(session: Session, sense: Sense, asked: Asked) -> tuple[dict[int, float], list[Vector]]:
    """The mean likeness to each topic around, and the word vectors of the most alike one, to tell shared words."""
    near = await nearest_threads(session, sense.space, sense.vector, besides=asked.id)
    rows = await session.fetch(TOPICS_OF, list(near), list(asked.excluded))
    around = {row["topic_id"] for row in rows}
    around |= set((await candidate_topics(session, asked.id, asked.frequent, asked.excluded))[:MOST_BY_WORDS])
    members = await session.fetch(COUNTS, sorted(around), asked.id, NEWEST_MEMBERS)
    meant = await likenesses(session, sense.space, sense.vector, [row["thread_id"] for row in members])
    of_topic: dict[int, list[tuple[int, dict[str, int]]]] = {}
    for row in members:
        if row["thread_id"] in meant:
            of_topic.setdefault(row["topic_id"], []).append((row["thread_id"], row["counts"]))
    likely = {
        topic_id: found
        for topic_id, found in of_topic.items()
        if sum(meant[thread_id][0] for thread_id, _counts in found) >= LEAST_MEANING * len(found)
    }
    known = await frequencies(session, {word for found in likely.values() for _id, each in found for word in each})
    links, words = {}, {}
    mine = vector(asked.counts, asked.frequent, 0)
    for topic_id, found in likely.items():
        words[topic_id] = [vector(counts, known, 0) for _id, counts in found]
        alike = [
            blend(meant[thread_id][0], cosine(mine, each), same_language=meant[thread_id][1] == sense.language)
            for (thread_id, _counts), each in zip(found, words[topic_id], strict=True)
        ]
        links[topic_id] = sum(alike) / len(alike)
    best = max(links, key=lambda topic_id: (links[topic_id], -topic_id), default=0)
    return links, words.get(best, [])
