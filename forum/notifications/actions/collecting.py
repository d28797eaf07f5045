"""From notices that wait to letters: what somebody was told meanwhile becomes one event, and that one letter."""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime
from typing import Any

from forum.bus import publish
from forum.database import Database, Session
from forum.notifications.events import NoticesCollected
from forum.notifications.policy import quiet_until
from forum.notifications.queries import readers_of
from forum.settings import Settings

REST = 5.0  # seconds between two looks
AT_A_TIME = 200
log = logging.getLogger("talkoot.jobs")

DUE = """
SELECT user_id FROM mail_waits WHERE due_at <= $1 ORDER BY due_at, user_id LIMIT $2 FOR UPDATE SKIP LOCKED
"""
HOLD = """
UPDATE mail_waits w SET due_at = held.until FROM unnest($1::bigint[], $2::timestamptz[]) AS held (user_id, until)
WHERE w.user_id = held.user_id
"""
COLLECT = """
WITH ended AS (DELETE FROM mail_waits WHERE user_id = ANY($1::bigint[]) RETURNING user_id, since_id),
     told AS (UPDATE notifications n SET mailed_at = $2 FROM ended
               WHERE n.user_id = ended.user_id AND n.id >= ended.since_id AND n.mailed_at IS NULL
           RETURNING n.user_id, n.id)
SELECT user_id, array_agg(id ORDER BY id) AS ids FROM told GROUP BY user_id ORDER BY user_id
"""


async def keep_collecting(database: Database, _settings: Settings, stop: asyncio.Event) -> None:
    """In every worker: who comes first takes a row, the others pass it over."""
    while not stop.is_set():
        try:
            while await collect(database):
                pass
        except Exception as error:
            log.warning("Letters could not be collected and will be: %r", error)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), REST)


async def collect(database: Database) -> int:
    async with database.writing() as session:
        session.writes_unseen()
        return await collect_letters(session)


async def collect_letters(session: Session) -> int:
    """Those whose letter is due get one, but for those who sleep: theirs is held to the end of their quiet hours.
    How many were due."""
    due = [row["user_id"] for row in await session.fetch(DUE, session.now, AT_A_TIME)]
    readers = await readers_of(session, due) if due else []
    held: list[tuple[Any, datetime]] = []
    for reader in readers:
        until = quiet_until(reader, session.now)
        if until is not None and until > session.now:
            held.append((reader.actor.id, until))
    if held:
        await session.fetchval(HOLD, [user_id for user_id, _ in held], [until for _, until in held])
    awake = sorted(set(due) - {user_id for user_id, _ in held})
    for row in await session.fetch(COLLECT, awake, session.now) if awake else []:
        await publish(session, NoticesCollected(row["user_id"], tuple(row["ids"])))
    return len(due)
