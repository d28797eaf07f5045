"""Every write of weekly letters."""

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.digests.periods import due_in
from forum.errors import NotThere
from forum.settings import Settings
from kb_bridge.letters.events import WeeklyLetterChosen, WeeklyLetterOpened
from kb_bridge.letters.models import WeeklyStop

ZONES = """
SELECT DISTINCT time_zone FROM users WHERE roles && ARRAY['kb_editor', 'admin'] AND verified_at IS NOT NULL
"""
OPEN = """
INSERT INTO weekly_letters (user_id, week, created_at)
SELECT u.id, due.week, $3 FROM unnest($1::text[], $2::text[]) AS due (zone, week)
  JOIN users u ON u.time_zone = due.zone
 WHERE u.roles && ARRAY['kb_editor', 'admin'] AND u.verified_at IS NOT NULL AND u.mail_notices
   AND NOT EXISTS (SELECT FROM weekly_stops s WHERE s.user_id = u.id)
ON CONFLICT DO NOTHING RETURNING user_id, week
"""


async def open_weekly_letters(database: Database, _settings: Settings) -> None:
    """Editors and admins whose Monday morning has come; the row and the event are one commit, so nobody gets two."""
    async with database.writing() as session:
        zones = [row["time_zone"] for row in await session.fetch(ZONES)]
        due = [each for each in due_in(session.now, zones) if each.pace == "weekly"]
        rows = await session.fetch(OPEN, [each.zone for each in due], [each.period for each in due], session.now)
        for row in sorted(rows, key=lambda each: each["user_id"]):
            await publish(session, WeeklyLetterOpened(row["user_id"], row["week"]))


async def choose_weekly_letter(session: Session, actor: Actor, *, wanted: bool) -> None:
    """From now on, or no longer."""
    if actor.id is None:
        raise NotThere
    if wanted:
        await session.execute(delete(WeeklyStop).where(WeeklyStop.user_id == actor.id))
    else:
        stop = insert(WeeklyStop).values(user_id=actor.id, created_at=session.now)
        await session.execute(stop.on_conflict_do_nothing())
    await publish(session, WeeklyLetterChosen(actor.id, wanted))
