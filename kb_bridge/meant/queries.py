"""What was asked of workers, and what they told."""

import hashlib
from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries import threads_among
from forum.threads.rows import ThreadRow
from kb_bridge.queries.related import Sought, threads_related
from kb_bridge.queries.spaces import Sense, SpaceRow, current_space, likenesses
from kb_bridge.words import terms_of_question

LEAST_WORDS = 4  # of a title, before its meaning is asked for: of fewer, words alone found more
NEAR = 0.5  # cosine from which a thread is shown for its meaning
WAITED = timedelta(seconds=5)  # after which nobody waits for an answer any more
LOOKED_AT = 20
TELLING = 6  # words that bring candidates beside those that the page has found by words already
TOLD = "SELECT vector, language FROM asked_senses WHERE digest = $1 AND space_id = $2 AND vector IS NOT NULL"
WAITING = """
SELECT digest, title FROM asked_senses WHERE vector IS NULL AND wanted_at > $1 ORDER BY wanted_at LIMIT 8
"""


def digest_of(title: str) -> bytes:
    return hashlib.sha256(" ".join(title.split()).encode()).digest()[:16]


def is_long_enough(title: str) -> bool:
    return len(title.split()) >= LEAST_WORDS


async def told_sense(session: Session, space: SpaceRow, title: str) -> Sense | None:
    """What a worker has told of this title by now."""
    row = await session.fetchrow(TOLD, digest_of(title), space.id)
    return Sense(space, row["vector"], row["language"]) if row else None


async def waiting_titles(session: Session) -> list[tuple[bytes, str]]:
    rows = await session.fetch(WAITING, session.now - WAITED)
    return [(row["digest"], row["title"]) for row in rows]


async def threads_meant(session: Session, actor: Actor, title: str, sense: Sense | None) -> list[ThreadRow]:
    """Threads that ask this in other words or another language: by words and meaning, weighed as for related threads
    (.35 and .65, in standard deviations); only those that mean nearly the same, the best first."""
    if sense is None:
        return []
    ranked = await threads_related(session, Sought(terms_of_question(title, ""), sense, telling=TELLING), LOOKED_AT)
    near = await likenesses(session, sense.space, sense.vector, [number for number, _score in ranked])
    ids = [number for number, _score in ranked if number in near and near[number][0] >= NEAR]
    rows = {row.id: row for row in await threads_among(session, actor, ids)}
    return [rows[number] for number in ids if number in rows and rows[number].duplicate_of_id is None]


async def space_now(session: Session) -> SpaceRow | None:
    return await current_space(session)
