"""The watch, every few minutes: the ladder is climbed for what is late, askers are reminded, what was put off returns.

It keeps the invariant: nothing is older than its target without an answer, an owner or a reason why not.
"""

from forum.bus import publish
from forum.database import Database, Session
from forum.events import CareTold
from forum.settings import Settings
from moderation.care.actions.clocking import go_on, open_care, step
from moderation.care.actions.laddering import climb, note_deliveries
from moderation.care.clocks import reminders_due
from moderation.care.queries.questions import CareRow, late_questions, waiting_questions

# Questions that came about without being asked here, such as by a split; what an import brings is older.
STRAY = """
SELECT t.id FROM threads t WHERE t.kind = 'question' AND t.state = 'published' AND t.solved_at IS NULL
  AND t.answer_count = 0 AND t.created_at > $1::timestamptz - interval '7 days'
  AND NOT EXISTS (SELECT FROM cares k WHERE k.thread_id = t.id) ORDER BY t.id LIMIT 200
"""
REMINDED = "UPDATE cares SET reminders = $2 WHERE thread_id = $1"


async def watch_questions(database: Database, _settings: Settings) -> None:
    """Running it twice tells nobody twice: what was told stands in the same transaction."""
    async with database.writing() as session:
        for row in await session.fetch(STRAY, session.now):
            await open_care(session, row["id"])
        for care in await waiting_questions(session):
            await look_at_waiting(session, care)
        await climb(session, await late_questions(session))
        await note_deliveries(session)


async def look_at_waiting(session: Session, care: CareRow) -> None:
    if care.wait == "later" and care.wait_until is not None and care.wait_until <= session.now:
        await go_on(session, care)
        await step(session, care.thread_id, "woken", actor_id=None)
        if care.owner_id is not None:
            await publish(session, CareTold(None, (care.owner_id,), (care.thread_id,), "care_woken"))
    if care.wait == "info" and care.wait_since is not None:
        wanted = reminders_due(care.wait_since, session.now)
        if care.open and care.author_id is not None and wanted > care.reminders:
            await session.fetchval(REMINDED, care.thread_id, wanted)
            await step(session, care.thread_id, "remind", actor_id=None, to_id=care.author_id)
            await publish(session, CareTold(None, (care.author_id,), (care.thread_id,), "care_reminder", care.words))
