"""Every read for digests."""

from collections.abc import Sequence
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from forum.digests.ranking import Candidate, best
from forum.following.levels import FOLLOWING, Choices
from forum.notifications.rows import Reader
from forum.threads.queries import COUNTED_THREAD, threads_among
from forum.threads.rows import ThreadRow

MOST_CANDIDATES = 500
MOST_NOTICES = 100
ZONES = "SELECT DISTINCT u.time_zone FROM mail_wishes w JOIN users u ON u.id = w.user_id WHERE w.pace <> 'at_once'"
CANDIDATES = " ".join(
    (
        """
WITH mine AS (SELECT kind, subject_id, level FROM follows WHERE user_id = $2),
     followed AS (SELECT kind, subject_id FROM mine WHERE level = ANY($4)),
     found AS (
       SELECT t.id FROM threads t JOIN followed m ON m.kind = 'category' AND m.subject_id = t.category_id
        WHERE t.created_at >= $3
        UNION
       SELECT t.id FROM followed m JOIN thread_tags tt ON tt.tag_id = m.subject_id JOIN threads t ON t.id = tt.thread_id
        WHERE m.kind = 'tag' AND t.created_at >= $3
        UNION
       SELECT t.id FROM followed m JOIN threads t ON t.id = m.subject_id
        WHERE m.kind = 'thread' AND t.last_activity_at >= $3)
SELECT t.id, t.score, t.answer_count AS answers, t.me_too_count AS me_toos, t.solved_at IS NOT NULL AS solved,
       (SELECT level FROM mine WHERE kind = 'thread' AND subject_id = t.id) AS thread,
       ARRAY(SELECT m.level FROM thread_tags tt JOIN mine m ON m.kind = 'tag' AND m.subject_id = tt.tag_id
              WHERE tt.thread_id = t.id) AS tags,
       (SELECT level FROM mine WHERE kind = 'category' AND subject_id = t.category_id) AS category
  FROM found JOIN threads t ON t.id = found.id JOIN categories c ON c.id = t.category_id
 WHERE""",
        COUNTED_THREAD,
        "AND t.author_id IS DISTINCT FROM $2 ORDER BY t.id DESC LIMIT $5",
    )
)
UNTOLD = """
SELECT id FROM notifications
 WHERE user_id = $1 AND created_at >= $2 AND read_at IS NULL AND mailed_at IS NULL AND NOT kind = ANY($3)
 ORDER BY id DESC LIMIT $4
"""
# These are what the list of threads tells.
IN_THE_LIST = ("asked", "answered", "replied", "commented", "solved", "duplicate", "written_up")


async def zones_with_digests(session: Session) -> list[str]:
    return [row["time_zone"] for row in await session.fetch(ZONES)]


async def best_threads(session: Session, actor: Actor, since: datetime) -> list[ThreadRow]:
    """The best of what the actor follows and may read now, with something new since then."""
    rows = await session.fetch(CANDIDATES, list(actor.sees), actor.id, since, list(FOLLOWING), MOST_CANDIDATES)
    candidates = [
        Candidate(
            row["id"], row["score"], row["answers"], row["me_toos"], row["solved"],
            Choices(row["thread"], tuple(row["tags"]), row["category"]),
        )
        for row in rows
    ]  # fmt: skip
    return await threads_among(session, actor, best(candidates))


async def untold_notices(session: Session, reader: Reader, since: datetime) -> Sequence[int]:
    """The unread notices about the reader that no letter told, the oldest first."""
    rows = await session.fetch(UNTOLD, reader.actor.id, since, list(IN_THE_LIST), MOST_NOTICES)
    return [row["id"] for row in reversed(rows)]


async def farewell_of(session: Session, user_id: int) -> datetime | None:
    moment: datetime | None = await session.fetchval("SELECT farewell_at FROM mail_wishes WHERE user_id = $1", user_id)
    return moment
