"""Where vectors are, which threads lack one, and who stands near whom.

Only threads that every visitor can read have a vector, so nothing found here can name another one. What is asked of
PostgreSQL goes through the HNSW index with an iterative scan: filters never leave fewer rows than are there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forum.database import Session

COLUMNS = "id, embedder, dimension, state, fit, fitted_count, trouble"
CURRENT = f"SELECT {COLUMNS} FROM spaces WHERE state = 'current'"  # noqa: S608
NAMED = f"SELECT {COLUMNS} FROM spaces WHERE embedder = $1"  # noqa: S608
ALL = f"SELECT {COLUMNS} FROM spaces ORDER BY id"  # noqa: S608
SEARCH_WIDELY = """
SELECT set_config('hnsw.ef_search', '100', true), set_config('hnsw.iterative_scan', 'relaxed_order', true)
"""
# Each of these is completed with the name of a table of vectors, which is a number of ours.
NOTED = "SELECT thread_id, digest FROM {0} WHERE thread_id = ANY($1::bigint[])"
WRITTEN = "SELECT e::text AS vector, language FROM {0} WHERE thread_id = $1"
NEAREST = """
SELECT v.thread_id, 1 - (v.e <=> $1::text::halfvec({1})) AS likeness FROM {0} v
 WHERE v.thread_id <> $2 ORDER BY v.e <=> $1::text::halfvec({1}) LIMIT $3
"""
LIKENESSES = """
SELECT v.thread_id, v.language, 1 - (v.e <=> $1::text::halfvec({1})) AS likeness FROM {0} v
 WHERE v.thread_id = ANY($2::bigint[])
"""
STRAIGHT = "SELECT thread_id, language, halfvec_send(e) AS e FROM {0} WHERE thread_id = ANY($1::bigint[])"
RAW = """
SELECT thread_id, language, halfvec_send(raw) AS raw FROM {0} WHERE thread_id > $1 ORDER BY thread_id LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """An embedder's vectors; see models.Space."""

    id: int
    embedder: str
    dimension: int
    state: str
    fit: Mapping[str, Any]
    fitted_count: int
    trouble: str

    def sql(self, statement: str) -> str:
        return statement.format(f"vectors_{self.id}", self.dimension)


@dataclass(frozen=True, slots=True)
class Sense:
    """What one text means: its vector as PostgreSQL writes it, and its language."""

    space: SpaceRow
    vector: str
    language: str


async def has_vectors(session: Session) -> bool:
    """Whether this database can keep vectors at all."""
    found = await session.fetchval("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector')")
    return bool(found)


async def current_space(session: Session) -> SpaceRow | None:
    """The space in which threads are compared now; None where words have to do."""
    row = await session.fetchrow(CURRENT)
    return SpaceRow(**row) if row else None


async def space_of(session: Session, embedder: str) -> SpaceRow | None:
    row = await session.fetchrow(NAMED, embedder)
    return SpaceRow(**row) if row else None


async def all_spaces(session: Session) -> list[SpaceRow]:
    return [SpaceRow(**row) for row in await session.fetch(ALL)]


async def vector_count(session: Session, space: SpaceRow) -> int:
    return int(await session.fetchval(space.sql("SELECT count(*) FROM {0}")))


async def placed_count(session: Session) -> int:
    """How many questions stand in a topic, alone or with others."""
    return int(await session.fetchval("SELECT count(*) FROM topic_threads WHERE topic_id IS NOT NULL"))


async def noted(session: Session, space: SpaceRow, thread_ids: Sequence[int]) -> dict[int, str]:
    """Which of the threads have a vector, and the digest of the text that it was made of."""
    return {row["thread_id"]: row["digest"] for row in await session.fetch(space.sql(NOTED), list(thread_ids))}


async def sense_of(session: Session, thread_id: int) -> Sense | None:
    """What a thread means, in the current space; None where words have to do."""
    space = await current_space(session)
    row = await session.fetchrow(space.sql(WRITTEN), thread_id) if space else None
    return Sense(space, row["vector"], row["language"]) if space and row else None


async def nearest_threads(
    session: Session, space: SpaceRow, vector: str, *, besides: int = 0, most: int = 30
) -> dict[int, float]:
    """The threads that mean most nearly the same, the nearest first, and how nearly (a cosine)."""
    async with session.together():
        await session.fetch(SEARCH_WIDELY)
        rows = await session.fetch(space.sql(NEAREST), vector, besides, most)
    return {row["thread_id"]: row["likeness"] for row in rows}


async def likenesses(
    session: Session, space: SpaceRow, vector: str, thread_ids: Sequence[int]
) -> dict[int, tuple[float, str]]:
    """Of these threads, as far as they have a vector: how alike they are to this one, and their language."""
    rows = await session.fetch(space.sql(LIKENESSES), vector, list(thread_ids))
    return {row["thread_id"]: (row["likeness"], row["language"]) for row in rows}


async def straight_vectors(session: Session, space: SpaceRow, thread_ids: Sequence[int]) -> list[Any]:
    """Rows of thread_id, language and e, as PostgreSQL sends them (see geometry.from_halves)."""
    return list(await session.fetch(space.sql(STRAIGHT), list(thread_ids)))


async def raw_vectors(session: Session, space: SpaceRow, *, after: int, most: int) -> list[Any]:
    return list(await session.fetch(space.sql(RAW), after, most))
