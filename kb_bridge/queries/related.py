"""Threads that ask nearly the same as a text: by meaning and by words, weighed against each other.

Both bring candidates (the index of vectors, the index of stems); each candidate gets a cosine and a BM25 score, each
counted in standard deviations over the candidates, and their weighted sum ranks. Reciprocal ranks, which forget how far
apart two neighbours are, found clearly less in the experiments.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt

from forum.database import Session
from kb_bridge.queries.spaces import Sense, likenesses, nearest_threads
from kb_bridge.queries.words import frequencies, looked_up
from kb_bridge.similarity import Frequencies
from kb_bridge.words import Terms

WORDS_WEIGHT = 0.35
CANDIDATES = 150  # of each kind
RICHNESS, LENGTH = 1.2, 0.75  # BM25's k1 and b
USUAL_LENGTH = 60.0  # weighted stems of a question
TELLING_WORDS = 24  # of the text that are looked up
BY_WORDS = """
SELECT t.thread_id, sum(heard.weight) AS score
  FROM unnest($1::text[], $2::float8[]) AS heard (word, weight) JOIN topic_threads t ON t.words @> ARRAY[heard.word]
 WHERE t.topic_id IS NOT NULL GROUP BY t.thread_id ORDER BY score DESC, t.thread_id DESC LIMIT $3
"""
COUNTS = """
SELECT m.thread_id, m.counts FROM topic_threads m JOIN threads t ON t.id = m.thread_id
 WHERE m.thread_id = ANY($1::bigint[]) AND m.topic_id IS NOT NULL
   AND ($2::timestamptz IS NULL OR t.created_at < $2)
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: its words and how many of the rarest bring candidates, its meaning where there is a space,
    and what does not count."""

    heard: Terms
    sense: Sense | None
    besides: Collection[int] = ()
    before: datetime | None = None
    telling: int = TELLING_WORDS


async def threads_related(session: Session, sought: Sought, most: int = 20) -> list[tuple[int, float]]:
    """Ids of threads that every visitor can read, the most alike first, with a score that ranks them and no more.
    Whoever shows them loads them for the actor."""
    known = await frequencies(session, sought.heard.counts)
    meant = await by_meaning(session, sought)
    worded = await by_words(session, known, sought.telling)
    rows = await session.fetch(COUNTS, sorted({*meant, *worded} - set(sought.besides)), sought.before)
    counts = {row["thread_id"]: row["counts"] for row in rows}
    if sought.sense:
        found = await likenesses(session, sought.sense.space, sought.sense.vector, list(counts))
        meant = {thread_id: likeness for thread_id, (likeness, _language) in found.items()}
    scores = fused({each: bm25(sought.heard.counts, counts[each], known) for each in counts}, meant)
    return sorted(scores.items(), key=lambda each: (-each[1], -each[0]))[:most]


async def by_meaning(session: Session, sought: Sought) -> dict[int, float]:
    if sought.sense is None:
        return {}
    wanted = CANDIDATES if sought.before is None else 4 * CANDIDATES  # many may be too new
    return await nearest_threads(session, sought.sense.space, sought.sense.vector, most=wanted)


async def by_words(session: Session, known: Frequencies, most: int = TELLING_WORDS) -> dict[int, float]:
    telling = looked_up(known, most)
    weights = [known.weight(word) for word in telling]
    rows = await session.fetch(BY_WORDS, telling, weights, 2 * CANDIDATES)
    return {row["thread_id"]: row["score"] for row in rows}


def bm25(asked: Mapping[str, int], counts: Mapping[str, int], known: Frequencies) -> float:
    """Of Robertson and Zaragoza; `known` must hold how often the words asked for occur."""
    length = 1 - LENGTH + LENGTH * sum(counts.values()) / USUAL_LENGTH
    score = 0.0
    for word in asked:
        if count := counts.get(word, 0):
            threads = known.threads.get(word, 0)
            rarity = log(1 + (known.total - threads + 0.5) / (threads + 0.5))
            score += rarity * count * (RICHNESS + 1) / (count + RICHNESS * length)
    return score


def fused(words: Mapping[int, float], meaning: Mapping[int, float]) -> dict[int, float]:
    """Both scores in standard deviations over the candidates. Where nothing has a meaning, words rank alone."""
    worded, meant = standardised(words), standardised(meaning)
    share = WORDS_WEIGHT if meant else 1.0
    least = min(meant.values(), default=0.0)
    return {each: share * worded[each] + (1 - share) * meant.get(each, least) for each in words}


def standardised(scores: Mapping[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    mean = sum(scores.values()) / len(scores)
    spread = sqrt(sum((each - mean) ** 2 for each in scores.values()) / len(scores)) or 1.0
    return {number: (each - mean) / spread for number, each in scores.items()}
