"""Every read of accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.accounts.names import email_key_of, key_of
from forum.actor import Actor
from forum.database import Session
from forum.privileges import DEFAULT_LIMITS, FREE, LIMIT_NAMES, Limits

ACTOR = """
u.id, u.name, u.display_name, u.roles, u.trust_level, u.reputation, u.locale, u.reads, u.time_zone,
u.verified_at, u.silenced_until, u.suspended_until, u.created_at, u.seen_at, u.last_visit_at, u.all_read_at,
u.answer_order, u.wide, u.tone_hints, u.spared_at, u.keys_off, u.groups
"""
BY_LOGIN = f"SELECT {ACTOR}, l.id AS login_id FROM logins l JOIN users u ON u.id = l.user_id WHERE l.token_hash = $1 AND l.expires_at > $2 AND u.left_at IS NULL"  # noqa: E501, S608
BY_ID = f"SELECT {ACTOR} FROM users u WHERE u.id = $1"  # noqa: S608
PROFILE = """
SELECT id, name, display_name, email, bio_source, locale, reads, time_zone, guide
  FROM users WHERE id = $1
"""
WAITS = """
SELECT after FROM address_changes
WHERE user_id = $1 AND confirmed_at IS NULL AND undone_at IS NULL AND expires_at > $2 ORDER BY id DESC LIMIT 1
"""
ACCOUNT = "SELECT id, name, display_name, email, email_key, password_hash, locale, verified_at FROM users u "


@dataclass(frozen=True, slots=True)
class Account:
    """What signing in and mailing need; never shown."""

    id: int
    name: str
    display_name: str
    email: str | None
    email_key: str | None
    password_hash: str | None
    locale: str
    verified_at: datetime | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person may change of themselves."""

    id: int
    name: str
    display_name: str
    email: str | None
    bio_source: str
    locale: str
    reads: list[str]
    time_zone: str
    guide: str


@dataclass(frozen=True, slots=True)
class Login:
    """One signed-in browser, for the list of them."""

    id: int
    agent: str
    created_at: datetime
    seen_at: datetime


async def actor_by_login(session: Session, token_hash: bytes) -> tuple[Actor, int] | None:
    """Who is signed in with this token, and the id of the login; None when it ended or never was."""
    row = await session.fetchrow(BY_LOGIN, token_hash, session.now)
    return (actor_from(row), row["login_id"]) if row else None


async def actor_by_id(session: Session, user_id: int) -> Actor | None:
    row = await session.fetchrow(BY_ID, user_id)
    return actor_from(row) if row else None


def actor_from(row: Any) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        display_name=row["display_name"],
        roles=frozenset(row["roles"]),
        trust_level=row["trust_level"],
        reputation=row["reputation"],
        locale=row["locale"],
        reads=tuple(row["reads"]),
        time_zone=row["time_zone"],
        verified=row["verified_at"] is not None,
        silenced_until=row["silenced_until"],
        suspended_until=row["suspended_until"],
        created_at=row["created_at"],
        seen_at=row["seen_at"],
        last_visit_at=row["last_visit_at"],
        all_read_at=row["all_read_at"],
        answer_order=row["answer_order"],
        wide=row["wide"],
        tone_hints=row["tone_hints"],
        spared=row["spared_at"] is not None,
        keys_off=row["keys_off"],
        groups=tuple(row["groups"]),
    )


async def account_by_login_name(session: Session, login: str) -> Account | None:
    """The account that somebody means who types a name or an address."""
    if "@" in login:
        return account(await session.fetchrow(ACCOUNT + "WHERE email_key = $1", email_key_of(login)))
    return account(await session.fetchrow(ACCOUNT + "WHERE name_key = $1", key_of(login)))


async def account_by_email(session: Session, email: str) -> Account | None:
    return account(await session.fetchrow(ACCOUNT + "WHERE email_key = $1", email_key_of(email)))


async def account_by_id(session: Session, user_id: int) -> Account | None:
    return account(await session.fetchrow(ACCOUNT + "WHERE id = $1", user_id))


def account(row: Any) -> Account | None:
    return Account(**dict(row)) if row else None


async def name_is_taken(session: Session, name: str) -> bool:
    return bool(await session.fetchval("SELECT true FROM users WHERE name_key = $1", key_of(name)))


async def profile_of(session: Session, actor: Actor) -> Profile:
    row = await session.fetchrow(PROFILE, actor.id)
    return Profile(**dict(row))


async def logins_of(session: Session, actor: Actor) -> list[Login]:
    rows = await session.fetch(
        "SELECT id, agent, created_at, seen_at FROM logins WHERE user_id = $1 AND expires_at > $2 ORDER BY id DESC",
        actor.id, session.now,
    )  # fmt: skip
    return [Login(**dict(row)) for row in rows]


async def roles_of(session: Session, user_id: int) -> frozenset[str] | None:
    """The roles of a user, or None if there is no such user."""
    roles = await session.fetchval("SELECT roles FROM users WHERE id = $1", user_id)
    return None if roles is None else frozenset(roles)


async def limits_of(session: Session, actor: Actor) -> Limits:
    """How much this actor may do; staff and the system as much as they want."""
    if actor.is_staff:
        return FREE
    row = await session.fetchrow("SELECT * FROM level_limits WHERE level = $1", actor.trust_level)
    return Limits(**{name: row[name] for name in LIMIT_NAMES}) if row else DEFAULT_LIMITS[actor.trust_level]


async def anybody(session: Session) -> bool:
    return bool(await session.fetchval("SELECT EXISTS (SELECT FROM users WHERE imported_from IS NULL)"))


async def actors_of_logins(session: Session, login_ids: Collection[int]) -> dict[int, Actor]:
    """Who is behind each of the logins that have not ended."""
    sql = f"SELECT {ACTOR}, l.id AS login_id FROM logins l JOIN users u ON u.id = l.user_id WHERE l.id = ANY($1::bigint[]) AND l.expires_at > $2"  # noqa: E501, S608
    return {row["login_id"]: actor_from(row) for row in await session.fetch(sql, list(login_ids), session.now)}


async def address_in_waiting(session: Session, actor: Actor) -> str | None:
    """The address that waits to be confirmed."""
    found: str | None = await session.fetchval(WAITS, actor.id, session.now)
    return found
