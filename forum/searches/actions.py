"""Every write of what was looked for."""

from dataclasses import dataclass
from datetime import timedelta

from forum.actor import Actor
from forum.database import Database, Session
from forum.errors import NotThere
from forum.searches.policy import may_read_searches
from forum.settings import Settings

BATCH = 5_000
QUICKLY = "SET LOCAL synchronous_commit = off"  # a search that a crash forgets does no harm
NOTE = """
INSERT INTO searches (words, language, hits, engine, took_ms, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
GO_ON = """
UPDATE searches SET words = $2, language = $3, hits = $4, engine = $5, took_ms = $6
 WHERE id = $1 AND NOT EXISTS (SELECT FROM search_clicks c WHERE c.search_id = $1) RETURNING id
"""
CLICK = """
INSERT INTO search_clicks (search_id, object, place, at)
SELECT id, $2, $3, $4 FROM searches WHERE id = $1 ON CONFLICT DO NOTHING
"""
SEEN = """
INSERT INTO seen_searches (words, seen_at) VALUES ($1, $2) ON CONFLICT (words) DO UPDATE SET seen_at = excluded.seen_at
"""
PRUNE = """
DELETE FROM searches WHERE id IN (SELECT id FROM searches WHERE at < $1 ORDER BY at LIMIT $2) RETURNING id
"""
FORGET_SEEN = "DELETE FROM seen_searches s WHERE NOT EXISTS (SELECT FROM searches WHERE words = s.words)"


@dataclass(frozen=True, slots=True)
class Looked:
    """A search that was answered."""

    words: str
    language: str
    hits: int
    engine: str
    took_ms: int


async def note_search(session: Session, looked: Looked, *, going_on: int | None = None) -> int:
    """The number of the search; one that goes on from `going_on`, of which nothing was opened yet, takes its place."""
    await session.fetchval(QUICKLY)
    values = (looked.words, looked.language, looked.hits, looked.engine, looked.took_ms)
    known = await session.fetchval(GO_ON, going_on, *values) if going_on is not None else None
    return int(known or await session.fetchval(NOTE, *values, session.now))


async def note_click(session: Session, search_id: int, found: str, *, place: int) -> None:
    """A result of it was opened; again, or of a search that is forgotten already, counts nothing."""
    await session.fetchval(QUICKLY)
    await session.fetchval(CLICK, search_id, found, place, session.now)


async def mark_search_seen(session: Session, actor: Actor, words: str) -> None:
    """These words leave the list of those without a result until they are looked for again and again."""
    require_reader(actor)
    await session.fetchval(SEEN, words, session.now)


async def mark_search_unseen(session: Session, actor: Actor, words: str) -> None:
    require_reader(actor)
    await session.fetchval("DELETE FROM seen_searches WHERE words = $1", words)


async def prune_searches(database: Database, settings: Settings) -> None:
    """What is older than the forum keeps goes, in batches."""
    while True:
        async with database.writing() as session:
            session.writes_unseen()
            until = session.now - timedelta(days=settings.search_log_days)
            gone = await session.fetch(PRUNE, until, BATCH)
            if len(gone) < BATCH:
                await session.fetchval(FORGET_SEEN)
                return


def require_reader(actor: Actor) -> None:
    if not may_read_searches(actor):
        raise NotThere
