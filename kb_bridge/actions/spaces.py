"""Making a space for an embedder's vectors, filling it, laying it straight, and changing over to it."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, update

from forum.actor import VISITOR
from forum.database import Session
from forum.threads.queries import opening_posts, threads_among
from kb_bridge.embedders import Embedder
from kb_bridge.models import Space
from kb_bridge.queries.spaces import Sense, SpaceRow, all_spaces, noted, raw_vectors, space_of
from kb_bridge.stop_words import language_of
from kb_bridge.words import plain, tokens

if TYPE_CHECKING:
    from kb_bridge.geometry import Rows

BODY_CHARS = 200
"""Of the body: some 64 tokens with the title, whose cost stays under a tenth of a second. Longer ones cost more and
wander."""
ENOUGH = 50  # threads: of fewer no mean can be taken, and words have to do
GROWTH = 4  # a space is laid straight anew when so many times the threads are there
LARGEST_FIT = 50_000  # threads that are looked at for it, and the last time that it is done

# Completed with the name and the dimension of a space.
CREATE = """
CREATE TABLE IF NOT EXISTS {0} (
    thread_id bigint PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
    language text NOT NULL, digest text NOT NULL, raw halfvec({1}) NOT NULL, e halfvec({1}) NOT NULL)
"""
INDEX = "CREATE INDEX IF NOT EXISTS ix_{0}_e ON {0} USING hnsw (e halfvec_cosine_ops)"
NOTE = """
INSERT INTO {0} (thread_id, language, digest, raw, e)
SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]::halfvec({1})[], $5::text[]::halfvec({1})[])
    ON CONFLICT (thread_id) DO UPDATE
   SET language = excluded.language, digest = excluded.digest, raw = excluded.raw, e = excluded.e
"""
LAY = """
UPDATE {0} AS v SET e = n.e FROM unnest($1::bigint[], $2::text[]::halfvec({1})[]) AS n (thread_id, e)
 WHERE v.thread_id = n.thread_id
"""
LANGUAGE = "SELECT set_config('statement_timeout', '0', true), set_config('maintenance_work_mem', '512MB', true)"


async def open_space(session: Session, embedder: Embedder) -> SpaceRow:
    """The space of this embedder, with its table."""
    found = await space_of(session, embedder.name)
    if found is None:
        values = {"embedder": embedder.name, "dimension": embedder.dimension, "created_at": session.now}
        await session.execute(insert(Space).values(values))
        found = await space_of(session, embedder.name)
    assert found is not None  # noqa: S101 - it has just been written
    await session.fetch(found.sql(CREATE))
    return found


async def note_vectors(session: Session, space: SpaceRow, embedder: Embedder, thread_ids: Sequence[int]) -> int:
    """Each of these threads has the vector of what it says now, those that a visitor cannot read have none; threads
    that say what they said cost nothing. Returns how many were embedded."""
    texts = await texts_of(session, thread_ids)
    known = await noted(session, space, thread_ids)
    await drop_vectors(session, space, [each for each in known if each not in texts])
    new = [each for each in thread_ids if each in texts and known.get(each) != digest(texts[each])]
    if not new:
        return 0
    raw = await asyncio.to_thread(embedded, embedder, [texts[each] for each in new])
    languages = [language_of(tokens(" ".join(texts[each]))) for each in new]
    await write_vectors(session, space, raw, threads={each: digest(texts[each]) for each in new}, languages=languages)
    return len(new)


async def forget_spaces(session: Session) -> None:
    """Threads are compared by their words from now on."""
    for space in await all_spaces(session):
        await close_space(session, space)


async def sense_of_texts(space: SpaceRow, embedder: Embedder, texts: Sequence[tuple[str, str]]) -> list[Sense]:
    """What titles with their bodies mean in this space, for texts that are no threads (yet)."""
    from kb_bridge.geometry import restored, straight, written

    cut = [(title, beginning(body)) for title, body in texts]
    raw = await asyncio.to_thread(embedded, embedder, cut)
    languages = [language_of(tokens(" ".join(each))) for each in cut]
    laid = straight(raw, languages, restored(space.fit))
    return [Sense(space, written(row), language) for row, language in zip(laid, languages, strict=True)]


async def drop_vectors(session: Session, space: SpaceRow, thread_ids: Sequence[int]) -> None:
    if thread_ids:
        await session.fetch(space.sql("DELETE FROM {0} WHERE thread_id = ANY($1::bigint[])"), list(thread_ids))


async def texts_of(session: Session, thread_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Title and beginning of those that are questions a visitor can read."""
    rows = [row for row in await threads_among(session, VISITOR, list(thread_ids)) if row.kind == "question"]
    openings = await opening_posts(session, VISITOR, [row.id for row in rows])
    return {row.id: (row.title, beginning(openings[row.id].body_source) if row.id in openings else "") for row in rows}


def beginning(body: str) -> str:
    return plain(body)[:BODY_CHARS]


def digest(text: tuple[str, str]) -> str:
    return hashlib.sha256("\0".join(text).encode()).hexdigest()[:16]


def embedded(embedder: Embedder, texts: Sequence[tuple[str, str]]) -> "Rows":
    """One vector for title and beginning: the mean of both, which found more duplicates than either, or than both as
    one text. Blocks."""
    import numpy as np

    bodies = [number for number, (_title, body) in enumerate(texts) if body]
    found = embedder.embed([title for title, _body in texts] + [texts[number][1] for number in bodies])
    made = np.asarray(found, dtype=np.float32)
    raw = made[: len(texts)].copy()
    raw[bodies] += made[len(texts) :]
    mean: Rows = raw / np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-6)
    return mean


async def write_vectors(
    session: Session, space: SpaceRow, raw: "Rows", *, threads: Mapping[int, str], languages: Sequence[str]
) -> None:
    from kb_bridge.geometry import restored, straight, written

    laid = straight(raw, languages, restored(space.fit)) if space.fitted_count else raw
    values: list[Any] = [list(threads), list(languages), list(threads.values())]
    values += [[written(each) for each in raw], [written(each) for each in laid]]
    await session.fetch(space.sql(NOTE), *values)


def is_due(space: SpaceRow, count: int) -> bool:
    """Whether a space of so many vectors is to be laid straight (anew)."""
    wanted = max(ENOUGH, GROWTH * space.fitted_count)
    return count >= wanted and space.fitted_count < LARGEST_FIT


async def lay_straight(session: Session, space: SpaceRow) -> None:
    """Learn what all vectors have in common, and take it out of each. All are written anew: who reads meanwhile sees
    the old ones."""
    from kb_bridge.geometry import fit, from_halves, straight, written

    await session.fetch(LANGUAGE)
    rows = await raw_vectors(session, space, after=0, most=LARGEST_FIT)
    languages = [row["language"] for row in rows]
    known = await asyncio.to_thread(fit, from_halves([row["raw"] for row in rows]), languages)
    while rows:
        laid = straight(from_halves([row["raw"] for row in rows]), [row["language"] for row in rows], known)
        await session.fetch(space.sql(LAY), [row["thread_id"] for row in rows], [written(each) for each in laid])
        rows = await raw_vectors(session, space, after=rows[-1]["thread_id"], most=5_000)
    values = {"fit": known.stored(), "fitted_count": len(languages)}
    await session.execute(update(Space).where(Space.id == space.id).values(values))
    await session.fetch(space.sql(INDEX))


async def change_over(session: Session, space: SpaceRow) -> None:
    """From now on threads are compared in this space; all others are gone."""
    for other in await all_spaces(session):
        if other.id != space.id:
            await close_space(session, other)
    await session.execute(update(Space).where(Space.id == space.id).values(state="current"))


async def close_space(session: Session, space: SpaceRow) -> None:
    await session.fetch(space.sql("DROP TABLE IF EXISTS {0}"))
    await session.execute(delete(Space).where(Space.id == space.id))


async def note_trouble(session: Session, space: SpaceRow, words: str) -> None:
    """What stops the embedder, for the admins' page; nothing, once it works again."""
    if space.trouble != words:
        await session.execute(update(Space).where(Space.id == space.id).values(trouble=words[:500]))
