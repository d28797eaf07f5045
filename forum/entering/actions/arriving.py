"""New people whom a provider vouches for: they choose a name, and have an account."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta

from asyncpg import UniqueViolationError

from forum.accounts.actions import send_verification, tell_owner
from forum.accounts.events import UserSignedUp, UserVerified
from forum.accounts.names import email_key_of, fault_of, key_of
from forum.accounts.queries import account_by_email, account_by_id, name_is_taken
from forum.bus import publish
from forum.database import Session
from forum.entering.actions.identities import connect, follow_groups
from forum.entering.vouching import Provider, Vouched
from forum.errors import Invalid
from forum.i18n import _
from forum.web.sessions import hash_of

LIFETIME = timedelta(minutes=30)
KEEP = "INSERT INTO arrivals (token_hash, provider, claims, there, expires_at) VALUES ($1, $2, $3, $4, $5)"
SEE = "SELECT provider, claims, there FROM arrivals WHERE token_hash = $1 AND expires_at > $2"
INSERT = """
INSERT INTO users (name, name_key, display_name, email, email_key, locale, verified_at, roles, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, '{}', $8) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class NewName:
    """What somebody new fills in; the address is asked for where the provider has proved none."""

    name: str
    email: str
    locale: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has come and not chosen a name yet."""

    provider: str
    vouched: Vouched
    there: str


async def keep_arrival(session: Session, provider: str, vouched: Vouched, there: str) -> str:
    """A token for the browser's cookie."""
    token = secrets.token_urlsafe(32)
    claims = json.dumps(asdict(vouched))
    await session.fetchval(KEEP, hash_of(token), provider, claims, there, session.now + LIFETIME)
    return token


async def spend_arrival(session: Session, token: str) -> Waiting | None:
    """The same, for the last time."""
    waiting = await take_arrival(session, token)
    gone = await session.fetchval("DELETE FROM arrivals WHERE token_hash = $1 RETURNING true", hash_of(token))
    return waiting if gone else None


async def take_arrival(session: Session, token: str) -> Waiting | None:
    row = await session.fetchrow(SEE, hash_of(token), session.now)
    if row is None:
        return None
    claims = {**row["claims"], "groups": tuple(row["claims"]["groups"])}
    return Waiting(row["provider"], Vouched(**claims), row["there"])


async def make_arrived(session: Session, token: str, new: NewName, provider: Provider) -> tuple[int, int] | None:
    """The new account and its identity. None where the address belongs to somebody who has an account: they are told by
    mail, as at signing up, and nothing is made. Invalid for a name that cannot be had."""
    if fault := fault_of(new.name):
        raise Invalid({"name": fault})
    if await name_is_taken(session, new.name):
        raise Invalid({"name": _("This name is taken. Please choose another.")})
    waiting = await spend_arrival(session, token)
    if waiting is None:  # too late, or pressed twice at once
        raise Invalid({"": _("This took too long. Please begin again.")})
    vouched = waiting.vouched
    email, is_proved = (vouched.email, True) if vouched.verified else (new.email, False)
    existing = await account_by_email(session, email)
    if existing is not None:
        await tell_owner(session, existing)
        return None
    user_id = await make_account(session, new, email, is_proved=is_proved)
    identity_id = await connect(session, user_id, provider.slug, vouched)
    await follow_groups(session, user_id, provider, vouched.groups)
    if not is_proved and (account := await account_by_id(session, user_id)):
        await send_verification(session, account, waiting.there)
    return user_id, identity_id


async def make_account(session: Session, new: NewName, email: str, *, is_proved: bool) -> int:
    """Without a password; with an address that is proved or has yet to be."""
    try:
        async with session.savepoint():
            user_id: int = await session.fetchval(
                INSERT, new.name, key_of(new.name), new.name, email, email_key_of(email), new.locale,
                session.now if is_proved else None, session.now,
            )  # fmt: skip
    except UniqueViolationError:
        raise Invalid({"name": _("This is taken. Please choose another.")}) from None
    await publish(session, UserSignedUp(actor_id=user_id, user_id=user_id))
    if is_proved:
        await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
    return user_id
