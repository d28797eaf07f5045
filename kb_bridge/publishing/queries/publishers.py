"""Publishers, what was done with them, and what they have."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from kb_bridge.policy import may_edit_articles
from kb_bridge.publishing.policy import may_keep_publishers
from kb_bridge.publishing.rows import Covered, PublisherRow, RunRow

ROWS = """
SELECT p.id, p.kind, p.name, p.settings, p.secret <> '' AS has_secret, p.active, p.pulled_at,
       (SELECT count(*) FROM publications b WHERE b.publisher_id = p.id AND b.sent_at IS NOT NULL
           AND b.gone_at IS NULL)::int AS published,
       (SELECT count(*) FROM foreign_articles f WHERE f.publisher_id = p.id AND f.topic_id IS NOT NULL)::int AS covered
  FROM publishers p
"""
RUNS = """
SELECT r.id, r.deed, r.dry, a.title, r.outcome, r.created_at, j.due_at,
       CASE WHEN r.state <> 'waiting' THEN r.state WHEN j.held_at IS NOT NULL THEN 'given_up'
            WHEN j.error IS NOT NULL THEN 'failing' ELSE 'waiting' END AS state,
       CASE WHEN r.words = '' THEN coalesce(j.error, '') ELSE r.words END AS words
  FROM publisher_runs r LEFT JOIN articles a ON a.id = r.article_id AND a.visibility = 'public'
  LEFT JOIN LATERAL (SELECT * FROM jobs WHERE jobs.event_id = r.event_id LIMIT 1) j ON true
 WHERE r.publisher_id = $1 ORDER BY r.id DESC LIMIT 40
"""
COVERED = """
SELECT f.title, f.url, p.name AS publisher, f.likeness
  FROM foreign_articles f JOIN publishers p ON p.id = f.publisher_id
 WHERE f.topic_id = $1 AND p.active ORDER BY f.likeness DESC, f.title LIMIT 5
"""


async def publishers(session: Session, actor: Actor) -> list[PublisherRow]:
    require_keeper(actor)
    return [PublisherRow(**row) for row in await session.fetch(f"{ROWS} ORDER BY p.id")]


async def publisher_of_id(session: Session, actor: Actor, publisher_id: int) -> PublisherRow:
    require_keeper(actor)
    row = await session.fetchrow(f"{ROWS} WHERE p.id = $1", publisher_id) if 0 < publisher_id < 2**63 else None
    if row is None:
        raise NotThere
    return PublisherRow(**row)


async def runs_of(session: Session, publisher: PublisherRow) -> list[RunRow]:
    """The newest first."""
    return [RunRow(**row) for row in await session.fetch(RUNS, publisher.id)]


async def covered_elsewhere(session: Session, actor: Actor, topic_id: int) -> list[Covered]:
    """For editors: what other places have that seems to answer a topic."""
    rows: list[Any] = await session.fetch(COVERED, topic_id) if may_edit_articles(actor) else []
    return [Covered(**row) for row in rows]


def require_keeper(actor: Actor) -> None:
    if not may_keep_publishers(actor):
        raise NotThere
