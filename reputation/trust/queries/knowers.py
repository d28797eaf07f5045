"""Who answers in a tag, whom an asker may ask, and whom they have asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from forum.database import Session
from forum.threads.rows import ThreadView
from reputation.trust.policy import ASKING_A_DAY

HERE_LATELY = timedelta(days=180)
WORTH = "sum(s.good) * (sum(s.good) + 2.0) / (sum(s.judged) + 4)"
IN_TAG = f"""
SELECT u.id, u.name, u.display_name, u.reputation, s.good FROM tag_standings s
JOIN users u ON u.id = s.user_id AND u.roles = '{{}}' WHERE s.tag_id = $1 AND s.good > 0
GROUP BY u.id, s.good ORDER BY {WORTH} DESC, u.id LIMIT $2
"""  # noqa: S608 - names of our own
# Nobody who is staff, away, kept from writing, does not want it, has spoken here, or was asked often today.
TO_ASK = f"""
SELECT u.id, u.name, u.display_name, u.reputation, sum(s.good)::int AS good
FROM tag_standings s JOIN tags ON tags.id = s.tag_id AND tags.name = ANY($1::text[])
JOIN users u ON u.id = s.user_id
WHERE s.good > 0 AND u.roles = '{{}}' AND u.verified_at IS NOT NULL AND u.id IS DISTINCT FROM $2::bigint
  AND u.spared_at IS NULL AND coalesce(u.suspended_until, $4) <= $4 AND coalesce(u.silenced_until, $4) <= $4
  AND coalesce(u.seen_at, $4) > $4 - $5::interval
  AND NOT EXISTS (SELECT FROM not_asked n WHERE n.user_id = u.id)
  AND NOT EXISTS (SELECT FROM posts p WHERE p.thread_id = $3 AND p.author_id = u.id)
  AND NOT EXISTS (SELECT FROM help_requests r WHERE r.thread_id = $3 AND r.user_id = u.id)
  AND (SELECT count(*) FROM help_requests r WHERE r.user_id = u.id AND r.created_at > $4 - interval '1 day') < $6
GROUP BY u.id ORDER BY {WORTH} DESC, u.id LIMIT $7
"""  # noqa: S608 - names of our own
ASKED = """
SELECT u.id, u.name, u.display_name, u.reputation, 0 AS good FROM help_requests r JOIN users u ON u.id = r.user_id
WHERE r.thread_id = $1 ORDER BY r.created_at, u.id
"""


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody who answers in a tag; `good` counts their answers there that were found good."""

    id: int
    name: str
    display_name: str
    reputation: int
    good: int


async def people_answering(session: Session, tag_id: int, most: int = 5) -> list[Knower]:
    """Those whose answers with this tag were best; staff are apart."""
    return [Knower(**row) for row in await session.fetch(IN_TAG, tag_id, most)]


async def people_to_ask(session: Session, thread: ThreadView, most: int = 3) -> list[Knower]:
    """Those whom the asker of this thread may ask, the likeliest to know first."""
    tags: Sequence[str] = thread.tags
    if not tags:
        return []
    rows = await session.fetch(
        TO_ASK, list(tags), thread.author_id, thread.id, session.now, HERE_LATELY, ASKING_A_DAY, most
    )
    return [Knower(**row) for row in rows]


async def people_asked(session: Session, thread_id: int) -> list[Knower]:
    return [Knower(**row) for row in await session.fetch(ASKED, thread_id)]


async def asked_lately(session: Session, actor_id: int) -> int:
    """How many people this asker has asked within a day."""
    since = session.now - timedelta(days=1)
    sql = "SELECT count(*) FROM help_requests WHERE actor_id = $1 AND created_at > $2"
    return int(await session.fetchval(sql, actor_id, since))


async def wants_to_be_asked(session: Session, user_id: int) -> bool:
    return not await session.fetchval("SELECT EXISTS (SELECT FROM not_asked WHERE user_id = $1)", user_id)
