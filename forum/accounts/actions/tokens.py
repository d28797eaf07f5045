"""Tokens that travel by mail: good once, for one purpose, for a while, for the address they were sent to."""

import secrets
from datetime import timedelta

from forum.database import Session
from forum.web.sessions import hash_of

LIFETIMES = {"verify": timedelta(days=2), "reset": timedelta(hours=1), "stay": timedelta(days=14)}

SPEND = """
UPDATE mailed_tokens t SET used_at = $3 FROM users u
WHERE t.token_hash = $1 AND t.purpose = $2 AND t.used_at IS NULL AND t.expires_at > $3
  AND u.id = t.user_id AND u.email_key = t.email_key
RETURNING t.user_id
"""
CHECK = """
SELECT u.id FROM mailed_tokens t JOIN users u ON u.id = t.user_id AND u.email_key = t.email_key
WHERE t.token_hash = $1 AND t.purpose = $2 AND t.used_at IS NULL AND t.expires_at > $3
"""


async def new_token(session: Session, user_id: int, purpose: str, email_key: str) -> str:
    """A fresh token; earlier ones of the same purpose die."""
    await forget_tokens(session, user_id, purpose)
    token = secrets.token_urlsafe(32)
    await session.fetchval(
        "INSERT INTO mailed_tokens (token_hash, user_id, purpose, email_key, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        hash_of(token), user_id, purpose, email_key, session.now, session.now + LIFETIMES[purpose],
    )  # fmt: skip
    return token


async def forget_tokens(session: Session, user_id: int, purpose: str) -> None:
    """Links that were mailed for this and are not used yet lead nowhere any more."""
    await session.fetchval(
        "DELETE FROM mailed_tokens WHERE user_id = $1 AND purpose = $2 AND used_at IS NULL", user_id, purpose
    )


async def forget_waiting_address(session: Session, user_id: int) -> None:
    """The link that would confirm another address leads nowhere any more."""
    await session.fetchval(
        "DELETE FROM address_changes WHERE user_id = $1 AND confirmed_at IS NULL AND undone_at IS NULL", user_id
    )


async def spend_token(session: Session, token: str, purpose: str) -> int | None:
    """The user whose token this is, once; None when it was used, is too old, or its address has changed."""
    user_id: int | None = await session.fetchval(SPEND, hash_of(token), purpose, session.now)
    return user_id


async def token_is_good(session: Session, token: str, purpose: str) -> bool:
    return await session.fetchval(CHECK, hash_of(token), purpose, session.now) is not None
