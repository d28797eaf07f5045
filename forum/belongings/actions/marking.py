"""Whoever leaves under a sanction and comes again with the same address is still under it."""

import hashlib
import hmac
from datetime import timedelta

from forum.accounts.events import UserVerified
from forum.accounts.queries import account_by_id
from forum.belongings.queries import PersonHere
from forum.bus import Published
from forum.database import Session

KEPT = timedelta(days=180)
NOTE = """
INSERT INTO left_addresses (mark, suspended_until, silenced_until, expires_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (mark) DO UPDATE
SET suspended_until = greatest(left_addresses.suspended_until, excluded.suspended_until),
    silenced_until = greatest(left_addresses.silenced_until, excluded.silenced_until), expires_at = excluded.expires_at
"""
INHERIT = """
UPDATE users u SET suspended_until = greatest(u.suspended_until, l.suspended_until),
       silenced_until = greatest(u.silenced_until, l.silenced_until)
FROM left_addresses l WHERE u.id = $1 AND l.mark = $2 AND l.expires_at > $3
"""


def mark_of(session: Session, email_key: str) -> bytes:
    """A hash that only this forum's key can make again."""
    key = hmac.new(session.bus.settings.signing_key(), b"addresses that left", hashlib.sha256).digest()
    return hmac.new(key, email_key.encode(), hashlib.sha256).digest()


async def mark_address(session: Session, person: PersonHere) -> None:
    """Only where a sanction is in force: nobody else is remembered."""
    ends = [each for each in (person.suspended_until, person.silenced_until) if each and each > session.now]
    if ends and person.email_key is not None:
        until = min(max(ends), session.now + KEPT)
        await session.fetchval(
            NOTE, mark_of(session, person.email_key), person.suspended_until, person.silenced_until, until
        )


async def inherit_sanction(session: Session, event: UserVerified, _published: Published) -> None:
    account = await account_by_id(session, event.user_id)
    if account is not None and account.email_key is not None:
        await session.fetchval(INHERIT, account.id, mark_of(session, account.email_key), session.now)
