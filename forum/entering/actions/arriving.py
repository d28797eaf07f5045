"""New people whom a provider vouches for: they choose a name, and have an account."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta

from forum.accounts.actions import NewUser, make_user, send_verification, tell_owner
from forum.accounts.names import fault_of
from forum.accounts.queries import account_by_email, account_by_id, name_is_taken
from forum.database import Session
from forum.entering.actions.identities import connect, follow_groups
from forum.entering.vouching import Provider, Vouched
from forum.errors import Invalid
from forum.i18n import _
from forum.web.sessions import hash_of

LIFETIME = timedelta(minutes=30)
KEEP = "INSERT INTO arrivals (token_hash, provider, claims, there, expires_at) VALUES ($1, $2, $3, $4, $5)"
SEE = "SELECT provider, claims, there FROM arrivals WHERE token_hash = $1 AND expires_at > $2"


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
    made = NewUser(name=new.name, email=email, locale=new.locale, verified=is_proved)
    user_id = await make_user(session, made)
    identity_id = await connect(session, user_id, provider.slug, vouched)
    await follow_groups(session, user_id, provider, vouched.groups)
    if not is_proved and (account := await account_by_id(session, user_id)):
        await send_verification(session, account, waiting.there)
    return user_id, identity_id
