"""How rare words are among the placed threads, and which threads share rare words with a new one.

Rarity comes from a table kept as threads are placed, edited and taken out (one row a stem, one for the total), so no
placing ever counts over all threads. Candidates come from the GIN index over each thread's stems: only the rarest
stems of the new thread are looked up, until they have named some thousand threads, and only the best twenty topics,
with their thirty newest threads each, are compared in full. So a placing reads about as much at a million threads as
at fifty thousand. The road not taken, a stored vector a topic, would be stale with every thread that comes.
"""

from collections.abc import Collection, Iterable

from forum.database import Session
from kb_bridge.similarity import Frequencies, Vector, vector

RAREST_WORDS = 12
MOST_LOOKED_UP = 5_000
MOST_TOPICS = 20
NEWEST_MEMBERS = 30
TOTAL = ""

FREQUENCIES = "SELECT word, threads FROM topic_words WHERE word = ANY($1::text[])"
CANDIDATES = """
WITH heard AS (SELECT * FROM unnest($1::text[], $2::float8[]) AS heard (word, weight)),
     alike AS (SELECT t.thread_id, t.topic_id, sum(heard.weight) AS score
                 FROM heard JOIN topic_threads t ON t.words @> ARRAY[heard.word]
                WHERE t.thread_id <> $3 AND t.topic_id <> ALL($4::bigint[])
                GROUP BY t.thread_id, t.topic_id)
SELECT topic_id FROM alike GROUP BY topic_id ORDER BY max(score) DESC, topic_id LIMIT $5
"""
COUNTS = """
SELECT topic_id, thread_id, counts FROM (
    SELECT topic_id, thread_id, counts, row_number() OVER (PARTITION BY topic_id ORDER BY thread_id DESC) AS place
      FROM topic_threads WHERE topic_id = ANY($1::bigint[]) AND thread_id <> $2) AS members
 WHERE place <= $3 ORDER BY topic_id, thread_id
"""


async def frequencies(session: Session, words: Iterable[str]) -> Frequencies:
    """The document frequencies of these words."""
    rows = await session.fetch(FREQUENCIES, [TOTAL, *words])
    found = {row["word"]: row["threads"] for row in rows}
    return Frequencies(found.pop(TOTAL, 0), found)


async def candidate_topics(
    session: Session, thread_id: int, known: Frequencies, excluded: Collection[int]
) -> list[int]:
    """The topics whose threads share the most telling words with this one, the best first; `known` are its words."""
    rarest = looked_up(known)
    if not rarest:
        return []
    weights = [known.weight(word) for word in rarest]
    rows = await session.fetch(CANDIDATES, rarest, weights, thread_id, list(excluded), MOST_TOPICS)
    return [row["topic_id"] for row in rows]


def looked_up(known: Frequencies, most: int = RAREST_WORDS) -> list[str]:
    """The rarest words that any other thread has, few enough in all; at least one."""
    rarest = sorted((threads, word) for word, threads in known.threads.items() if threads > 1)
    chosen: list[str] = []
    named = 0
    for threads, word in rarest[:most]:
        named += threads
        if chosen and named > MOST_LOOKED_UP:
            break
        chosen.append(word)
    return chosen


async def vectors_of(
    session: Session, topic_ids: list[int], counts: dict[str, int], *, besides: int = 0
) -> tuple[Vector, dict[int, list[Vector]]]:
    """The vector of a text with these counts, and those of the newest threads of each topic, without one of them."""
    rows = await session.fetch(COUNTS, topic_ids, besides, NEWEST_MEMBERS)
    members = [(row["topic_id"], row["counts"]) for row in rows]
    known = await frequencies(session, {word for _topic, each in members for word in each} | counts.keys())
    found: dict[int, list[Vector]] = {topic_id: [] for topic_id in topic_ids}
    for topic_id, each in members:
        found[topic_id].append(vector(each, known))
    return vector(counts, known), found
