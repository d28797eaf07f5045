"""Reads of second factors: what somebody has to prove who they are besides a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from forum.database import Session

FRESH = timedelta(minutes=30)
HAVE = """
SELECT EXISTS (SELECT FROM code_makers WHERE user_id = $1) AS app,
       (SELECT count(*) FROM passkeys WHERE user_id = $1) AS passkeys,
       (SELECT count(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL) AS codes
"""
KEYS = "SELECT id, credential, public_key, uses, name, created_at, used_at, user_id FROM passkeys WHERE "


@dataclass(frozen=True, slots=True)
class Factors:
    """Whether there is an app that makes codes, how many passkeys, and how many recovery codes are left."""

    app: bool
    passkeys: int
    codes: int

    @property
    def any(self) -> bool:
        return self.app or self.passkeys > 0


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey."""

    id: int
    credential: bytes
    public_key: bytes
    uses: int
    name: str
    created_at: datetime
    used_at: datetime | None
    user_id: int


@dataclass(frozen=True, slots=True)
class Half:
    """Somebody who has shown one proof and is asked for another."""

    user_id: int
    there: str
    identity_id: int | None
    partner_session: str | None
    tries: int


async def factors_of(session: Session, user_id: int) -> Factors:
    return Factors(**dict(await session.fetchrow(HAVE, user_id)))


async def keys_of(session: Session, user_id: int) -> list[Key]:
    return [Key(**dict(row)) for row in await session.fetch(f"{KEYS} user_id = $1 ORDER BY id", user_id)]


async def key_of_credential(session: Session, credential: bytes) -> Key | None:
    row: Any = await session.fetchrow(f"{KEYS} credential = $1 FOR UPDATE", credential)
    return Key(**dict(row)) if row else None


async def half_login(session: Session, token_hash: bytes) -> Half | None:
    row = await session.fetchrow(
        "SELECT user_id, there, identity_id, partner_session, tries FROM half_logins "
        "WHERE token_hash = $1 AND expires_at > $2", token_hash, session.now,
    )  # fmt: skip
    return Half(**dict(row)) if row else None


async def proved_lately(session: Session, login_id: int | None) -> bool:
    """Whether the owner of this login has proved who they are within the last half hour."""
    at: datetime | None = await session.fetchval("SELECT proved_at FROM logins WHERE id = $1", login_id)
    return at is not None and at > session.now - FRESH
