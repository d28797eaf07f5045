"""Every read of first steps, and the numbers of the admin's entrance."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.actor import Actor
from forum.database import Session
from forum.demo.marks import SOURCE
from forum.welcome.steps import Way, newcomers_way, setup_way, shows_guide

WAITS_FOR_ADMIN = """
SELECT setup_code IS NOT NULL AND opened_at IS NULL AND NOT EXISTS (SELECT FROM users WHERE 'admin' = ANY(roles))
  FROM site
"""
DONE = """
SELECT step FROM setup_steps
UNION SELECT 'look' FROM site WHERE name <> '' OR hue IS NOT NULL
UNION SELECT 'categories' WHERE EXISTS (SELECT FROM categories c WHERE NOT EXISTS (
      SELECT FROM imported i WHERE i.source = $1 AND i.kind = 'category' AND i.new_id = c.id))
UNION SELECT 'import' WHERE EXISTS (SELECT FROM imported WHERE source <> $1)
UNION SELECT 'threads' WHERE (SELECT count(*) FROM (SELECT FROM threads t WHERE t.author_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM imported i WHERE i.kind = 'user' AND i.new_id = t.author_id) LIMIT 3) AS own) = 3
"""
BROUGHT = """
SELECT source, kind, count(*) AS n FROM imported WHERE source <> $1 GROUP BY source, kind ORDER BY source, kind
"""
GUIDE = """
SELECT u.guide, u.created_at, u.verified_at IS NOT NULL AS verified, u.bio_source <> '' AS bio,
       EXISTS (SELECT FROM follows f WHERE f.user_id = u.id AND f.kind IN ('tag', 'category')) AS follows,
       EXISTS (SELECT FROM posts p WHERE p.author_id = u.id) OR EXISTS (SELECT FROM votes v WHERE v.user_id = u.id)
       AS took_part
  FROM users u WHERE u.id = $1
"""
NUMBERS = """
SELECT (SELECT count(*) FROM users) AS people,
       (SELECT count(*) FROM users WHERE created_at > $1) AS new_people,
       (SELECT count(*) FROM jobs WHERE held_at IS NOT NULL) AS held,
       (SELECT count(*) FROM events WHERE relayed_at IS NULL AND created_at < $2) AS late,
       (SELECT count(*) FROM mails WHERE sent_at IS NULL) AS unsent,
       (SELECT max(created_at) FROM events WHERE name = 'ImportFinished') AS imported_at
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the forum stands, for its admins. `late` are events that nobody has heard for a minute."""

    people: int
    new_people: int
    held: int
    late: int
    unsent: int
    imported_at: datetime | None


async def waits_for_admin(session: Session) -> bool:
    """Whether the page of the first start is there at all: a code was made, and nobody has been an admin yet."""
    return bool(await session.fetchval(WAITS_FOR_ADMIN))


async def setup_progress(session: Session) -> Way:
    return setup_way({row["step"] for row in await session.fetch(DONE, SOURCE)})


async def brought(session: Session) -> list[tuple[str, str, int]]:
    """What imports have brought: source, kind, how many."""
    return [(row["source"], row["kind"], row["n"]) for row in await session.fetch(BROUGHT, SOURCE)]


async def guide_of(session: Session, actor: Actor) -> Way | None:
    """The first steps of somebody who still wants to see them and has not gone them all."""
    row = await session.fetchrow(GUIDE, actor.id) if actor.is_signed_in else None
    if row is None or actor.spared or not shows_guide(row["guide"], row["created_at"], session.now):
        return None
    way = newcomers_way({name for name in ("verified", "bio", "follows", "took_part") if row[name]})
    return None if way.is_over else way


async def numbers(session: Session) -> Numbers:
    week, minute = session.now - timedelta(days=7), session.now - timedelta(minutes=1)
    return Numbers(**await session.fetchrow(NUMBERS, week, minute))
