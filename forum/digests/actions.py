"""Every write of digests."""

from forum.bus import publish
from forum.database import Database, Session
from forum.digests.events import DigestOpened
from forum.digests.periods import due_in, since
from forum.digests.queries import zones_with_digests
from forum.settings import Settings

AT_A_TIME = 500
OPEN = """
WITH due AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS given (zone, pace, period)),
     them AS (
       SELECT u.id, due.pace, due.period FROM due
         JOIN mail_wishes w ON w.pace = due.pace
         JOIN users u ON u.id = w.user_id AND u.time_zone = due.zone
        WHERE u.mail_notices AND u.spared_at IS NULL AND u.verified_at IS NOT NULL AND u.email IS NOT NULL
          AND NOT EXISTS (SELECT FROM digests d WHERE d.user_id = u.id AND d.period = due.period)
        ORDER BY u.id LIMIT $5),
     before AS (SELECT them.id, max(d.created_at) AS last FROM them JOIN digests d ON d.user_id = them.id
                 GROUP BY them.id),
     opened AS (INSERT INTO digests (user_id, period, created_at) SELECT id, period, $4 FROM them
                ON CONFLICT DO NOTHING RETURNING user_id, period)
SELECT opened.user_id, opened.period, them.pace, before.last
  FROM opened JOIN them ON them.id = opened.user_id AND them.period = opened.period
  LEFT JOIN before ON before.id = opened.user_id ORDER BY opened.user_id
"""


async def open_digests(database: Database, _settings: Settings) -> None:
    """Everybody whose morning has come; some at a time, so that a crash in between leaves the rest for the next run."""
    while await open_some(database):
        pass


async def open_some(database: Database) -> int:
    async with database.writing() as session:
        return await open_due(session)


async def open_due(session: Session) -> int:
    """How many were opened. The row and the event that writes the letter are one commit."""
    due = due_in(session.now, await zones_with_digests(session))
    lists = [[each.zone for each in due], [each.pace for each in due], [each.period for each in due]]
    rows = await session.fetch(OPEN, *lists, session.now, AT_A_TIME) if due else []
    for row in rows:
        moment = since(row["pace"], session.now, row["last"])
        await publish(session, DigestOpened(row["user_id"], row["period"], moment.timestamp()))
    return len(rows)


async def note_told(session: Session, notices: list[int]) -> None:
    await session.fetchval("UPDATE notifications SET mailed_at = $2 WHERE id = ANY($1)", notices, session.now)


async def note_farewell(session: Session, user_id: int) -> None:
    await session.fetchval("UPDATE mail_wishes SET farewell_at = $2 WHERE user_id = $1", user_id, session.now)
