"""Sending a delivery, and noting what became of it: nothing here raises for a fault of the other side."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.outgoing import OutgoingFailed, OutgoingRefused, post
from forum.outgoing.signing import headers_for
from forum.sealing import opened
from forum.settings import Settings
from forum.webhooks.events import DeliveryQueued, WebhookSwitchedOff
from forum.webhooks.telling import PATIENCE, delay_after

PURPOSE = "webhooks"
SECONDS = 5.0
LONGEST_ERROR = 500
WAITING = """
SELECT d.id, d.webhook_id, d.kind, d.body, d.attempts, w.url, w.sealed_secret, w.sealed_before, w.before_until,
       w.active, clock_timestamp() AS now
  FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
 WHERE d.id = $1 AND d.sent_at IS NULL FOR NO KEY UPDATE OF d
"""
SENT = """
UPDATE webhook_deliveries
   SET sent_at = $2, tried_at = $2, due_at = NULL, status = $3, error = '', attempts = attempts + 1 WHERE id = $1
"""
FAILED = """
UPDATE webhook_deliveries SET tried_at = $2, due_at = $3, status = $4, error = $5, attempts = attempts + 1 WHERE id = $1
"""
WELL = "UPDATE webhooks SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL"
FAILING = "UPDATE webhooks SET failing_since = coalesce(failing_since, $2) WHERE id = $1 RETURNING failing_since"
OFF = "UPDATE webhooks SET active = false WHERE id = $1 AND active RETURNING url"
STOP = "UPDATE webhook_deliveries SET due_at = NULL WHERE webhook_id = $1"
DUE = """
UPDATE webhook_deliveries SET due_at = NULL WHERE id IN (
    SELECT d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
     WHERE d.due_at <= clock_timestamp() AND d.sent_at IS NULL AND w.active
     ORDER BY d.due_at LIMIT 200 FOR UPDATE OF d SKIP LOCKED
) RETURNING id
"""


async def carry(session: Session, actor: Actor | None, delivery_id: int) -> None:
    await publish(session, DeliveryQueued(actor.id if actor else None, delivery_id))


async def queue_due(database: Database, _settings: Settings) -> None:
    """What failed and has waited long enough is sent again."""
    async with database.writing() as session:
        for row in await session.fetch(DUE):
            await carry(session, None, row["id"])


async def send_delivery(session: Session, delivery_id: int) -> None:
    """Once it has arrived, a second job for it does nothing."""
    row = await session.fetchrow(WAITING, delivery_id)
    if row is None:
        return
    status, error = await tried(session, row)
    now = datetime.now(UTC)
    if not error:
        await session.fetchval(SENT, delivery_id, now, status)
        await session.fetchval(WELL, row["webhook_id"])
        return
    delay = delay_after(row["attempts"] + 1)
    due_at = now + delay if delay is not None and row["active"] else None
    await session.fetchval(FAILED, delivery_id, now, due_at, status, error[:LONGEST_ERROR])
    await give_up_after_a_day(session, row["webhook_id"], now)


async def tried(session: Session, row: Any) -> tuple[int | None, str]:
    """What was answered, and what is wrong with that; no words where nothing is."""
    settings, body = session.bus.settings, row["body"].encode()
    key, now = settings.signing_key(), row["now"]
    sealed = [row["sealed_secret"]] + (
        [row["sealed_before"]] if row["before_until"] and row["before_until"] > now else []
    )
    signing = [opened(key, PURPOSE, each) for each in sealed]
    given = headers_for(signing, int(now.timestamp()), body, kind=row["kind"], delivery=row["id"])
    try:
        async with asyncio.timeout(SECONDS):
            answer = await post(row["url"], body, given, networks=settings.outgoing_networks)
    except TimeoutError:
        return None, "no answer within 5 seconds"
    except (OutgoingRefused, OutgoingFailed) as wrong:
        return None, str(wrong).replace("\x00", "")
    return answer.status, "" if answer.is_good else f"answered {answer.status}"


async def give_up_after_a_day(session: Session, webhook_id: int, now: datetime) -> None:
    """Where nobody has answered for a day, nothing more is sent, and the admins hear of it."""
    since = await session.fetchval(FAILING, webhook_id, now)
    if since > now - PATIENCE:
        return
    url = await session.fetchval(OFF, webhook_id)
    if url is not None:
        await session.fetchval(STOP, webhook_id)
        await publish(session, WebhookSwitchedOff(None, webhook_id, url))
