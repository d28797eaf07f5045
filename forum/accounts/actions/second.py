"""Second factors: an app that makes codes, recovery codes, and being half signed in."""

import secrets
from datetime import datetime, timedelta

from forum.accounts.codes import hash_of_code, new_codes, step_of
from forum.accounts.events import FactorsChanged
from forum.accounts.factors import Half, factors_of
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.sealing import opened, seal
from forum.settings import Settings
from forum.web.sessions import Partner, end_all_logins, hash_of

HALF = timedelta(minutes=10)
MOST_TRIES = 5
TRY = "UPDATE half_logins SET tries = tries + 1 WHERE token_hash = $1 RETURNING tries"
SPEND_CODE = """
UPDATE recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING id
"""
SPEND_STEP = "UPDATE code_makers SET last_step = $2 WHERE user_id = $1 AND last_step < $2 RETURNING true"


async def begin_half(session: Session, user_id: int, there: str, partner: Partner | None) -> str:
    """A token for the cookie of somebody who has still to show their second factor."""
    token = secrets.token_urlsafe(32)
    await session.fetchval(
        "INSERT INTO half_logins (token_hash, user_id, there, identity_id, partner_session, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        hash_of(token), user_id, there, partner.identity_id if partner else None,
        partner.session if partner else None, session.now + HALF,
    )  # fmt: skip
    return token


async def count_try(session: Session, token: str) -> bool:
    """Whether one more guess is allowed; after five wrong ones the password is asked for again."""
    tries = await session.fetchval(TRY, hash_of(token))
    if tries is not None and tries > MOST_TRIES:
        await end_half(session, token)
    return tries is not None and tries <= MOST_TRIES


async def end_half(session: Session, token: str) -> Half | None:
    """Nobody is half signed in with this any more; who was."""
    row = await session.fetchrow(
        "DELETE FROM half_logins WHERE token_hash = $1 AND expires_at > $2 "
        "RETURNING user_id, there, identity_id, partner_session, tries", hash_of(token), session.now,
    )  # fmt: skip
    return Half(**dict(row)) if row else None


async def end_all(session: Session, user_id: int, *, but: int | None = None) -> None:
    """Signed out everywhere but in the login `but`, also where only the first proof was shown."""
    await session.fetchval("DELETE FROM half_logins WHERE user_id = $1", user_id)
    await end_all_logins(session, user_id, but=but)


async def code_is_good(session: Session, settings: Settings, user_id: int, code: str) -> bool:
    """A code of the app or from paper, used up by this."""
    if await session.fetchval(SPEND_CODE, user_id, hash_of_code(code), session.now):
        return True
    row = await session.fetchrow(
        "SELECT sealed_secret, last_step FROM code_makers WHERE user_id = $1 FOR UPDATE", user_id
    )
    if row is None:
        return False
    secret = opened(settings.signing_key(), f"codes of {user_id}", row["sealed_secret"])
    step = step_of(secret, code, session.now.timestamp(), last_step=row["last_step"]) if secret else None
    return step is not None and bool(await session.fetchval(SPEND_STEP, user_id, step))


async def keep_app(session: Session, settings: Settings, actor: Actor, secret: str, *, code: str) -> list[str]:
    """From now on this app's codes are asked for; returns the recovery codes where these are the first."""
    user_id = required(actor)
    step = step_of(secret, code, session.now.timestamp(), last_step=0)
    if step is None:
        raise Invalid({"code": _("This is not the code of the app. Is the clock of your device right?")})
    sealed = seal(settings.signing_key(), f"codes of {user_id}", secret)
    await session.fetchval(
        "INSERT INTO code_makers (user_id, sealed_secret, last_step, created_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, "
        "created_at = excluded.created_at",
        user_id, sealed, step, session.now,
    )  # fmt: skip
    return await changed(session, user_id, "app_added")


async def changed(session: Session, user_id: int, deed: str) -> list[str]:
    """Says so, and gives the first recovery codes where there are none yet."""
    await publish(session, FactorsChanged(actor_id=user_id, user_id=user_id, deed=deed))
    known = await session.fetchval("SELECT count(*) FROM recovery_codes WHERE user_id = $1", user_id)
    return [] if known else await renew_codes(session, user_id)


async def renew_codes(session: Session, user_id: int) -> list[str]:
    """Ten new ones; the old ones are worth nothing."""
    await session.fetchval("DELETE FROM recovery_codes WHERE user_id = $1", user_id)
    codes = new_codes()
    await session.fetchval(
        "INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])",
        user_id, [hash_of_code(each) for each in codes],
    )  # fmt: skip
    return codes


async def remove_app(session: Session, actor: Actor, login_id: int | None) -> None:
    user_id = required(actor)
    if not await session.fetchval("DELETE FROM code_makers WHERE user_id = $1 RETURNING true", user_id):
        raise NotThere
    await weaker(session, user_id, "app_removed", login_id)


async def weaker(session: Session, user_id: int, deed: str, login_id: int | None) -> None:
    """After a factor is gone: other devices are signed out, and codes on paper go with the last factor."""
    if not (await factors_of(session, user_id)).any:
        await session.fetchval("DELETE FROM recovery_codes WHERE user_id = $1", user_id)
    await end_all(session, user_id, but=login_id)
    await publish(session, FactorsChanged(actor_id=user_id, user_id=user_id, deed=deed))


async def forget_new_factors(session: Session, user_id: int, since: datetime) -> None:
    """Apps and passkeys that may be an intruder's; codes on paper go with the last factor."""
    for table in ("passkeys", "code_makers"):
        await session.fetchval(f"DELETE FROM {table} WHERE user_id = $1 AND created_at >= $2", user_id, since)  # noqa: S608
    if not (await factors_of(session, user_id)).any:
        await session.fetchval("DELETE FROM recovery_codes WHERE user_id = $1", user_id)


async def note_proof(session: Session, login_id: int | None) -> None:
    await session.fetchval("UPDATE logins SET proved_at = $2 WHERE id = $1", login_id, session.now)


def required(actor: Actor) -> int:
    if actor.id is None:
        raise NotThere
    return actor.id
