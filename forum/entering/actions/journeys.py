"""Being sent to a provider: what was sent along is kept here, bound to the browser, for one return."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.database import Session
from forum.entering.partners import Trip
from forum.web.sessions import hash_of

LIFETIME = timedelta(minutes=10)
BEGIN = """
INSERT INTO journeys (token_hash, state_hash, provider, purpose, user_id, nonce, verifier, there, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
END = """
DELETE FROM journeys WHERE token_hash = $1 AND state_hash = $2 AND provider = $3
RETURNING purpose, user_id, nonce, verifier, there, expires_at
"""
SPEND = "INSERT INTO spent_tokens (mark, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING true"


@dataclass(frozen=True, slots=True)
class Journey:
    """Why somebody was sent (`enter`, `connect` or `test`), by which account, and where they go afterwards."""

    provider: str
    purpose: str
    user_id: int | None
    there: str


async def begin_journey(session: Session, journey: Journey, back: str) -> tuple[str, Trip]:
    """A token for the browser's cookie, and what goes along to the provider."""
    token = secrets.token_urlsafe(32)
    trip = Trip(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), back)
    await session.fetchval(
        BEGIN, hash_of(token), hash_of(trip.state), journey.provider, journey.purpose, journey.user_id, trip.nonce,
        trip.verifier, journey.there, session.now + LIFETIME,
    )  # fmt: skip
    return token, trip


async def end_journey(session: Session, token: str, state: str, provider: str) -> tuple[Journey, Trip] | None:
    """What was kept for this browser, state and provider, once; None where nothing is or it is too old."""
    row = await session.fetchrow(END, hash_of(token), hash_of(state), provider)
    if row is None or row["expires_at"] <= session.now:
        return None
    journey = Journey(provider, row["purpose"], row["user_id"], row["there"])
    return journey, Trip(state, row["nonce"], row["verifier"])


async def spend_once(session: Session, kind: str, token_id: str, expires_at: datetime) -> bool:
    """Whether this token is used for the first time."""
    mark = hashlib.sha256(f"{kind}\n{token_id}".encode("utf-8", "replace")).digest()
    return bool(await session.fetchval(SPEND, mark, expires_at))
