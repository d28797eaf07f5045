"""From where people vote is noted as marks, and forgotten after a set time."""

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from forum.database import Database, Session
from forum.web.whence import current_whence
from reputation.evidence.marks import marks_of

NOTE = """
INSERT INTO account_marks (user_id, kind, mark, first_at, last_at)
SELECT $1, kind, mark, $4, $4 FROM unnest($2::text[], $3::bytea[]) AS given (kind, mark)
ON CONFLICT (user_id, kind, mark) DO UPDATE SET last_at = excluded.last_at
WHERE account_marks.last_at < excluded.last_at - interval '1 hour'
"""


async def note_marks(session: Session, user_id: int) -> None:
    """Only while a request of that person is answered, and only where marks are kept at all."""
    whence, settings = current_whence.get(), session.bus.given
    if whence is None or settings is None or not settings.mark_days:
        return
    key = hmac.new(settings.signing_key(), b"marks of accounts", hashlib.sha256).digest()
    found = marks_of(key, whence)
    await session.fetchval(NOTE, user_id, list(found), list(found.values()), session.now)


async def prune_marks(database: Database, settings: Any) -> None:
    """What has not been seen for the set time is gone."""
    async with database.writing() as session:
        before = session.now - timedelta(days=settings.mark_days)
        await session.fetchval("DELETE FROM account_marks WHERE last_at < $1", before)
