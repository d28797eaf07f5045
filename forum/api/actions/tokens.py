"""Making tokens and ending them. What a token says stands nowhere: only its hash is kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from asyncpg import UniqueViolationError

from forum.accounts.events import UserSignedUp, UserVerified
from forum.accounts.names import handle_from, key_of
from forum.accounts.queries import name_is_taken
from forum.actor import SYSTEM, Actor
from forum.api.events import TokenEnded, TokenMade
from forum.api.policy import may_have_tokens, may_keep_integrations
from forum.api.scopes import ROLES, SCOPES, offered_to
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.refusals import require
from forum.web.api.bearers import PREFIX
from forum.web.sessions import hash_of

MOST_TOKENS = 20
MOST_DAYS = 365
INSERT = """
INSERT INTO api_tokens (token_hash, beginning, user_id, made_by_id, name, scopes, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
"""
COUNT = "SELECT count(*) FROM api_tokens WHERE user_id = $1 AND expires_at > $2"
END = "DELETE FROM api_tokens WHERE id = $1 AND user_id = $2 AND made_by_id IS NULL RETURNING user_id, name"
END_OF_FORUM = "DELETE FROM api_tokens WHERE id = $1 AND made_by_id IS NOT NULL RETURNING user_id, name"
END_ALL = "DELETE FROM api_tokens WHERE user_id = $1 RETURNING id, user_id, name"
ACCOUNT = """
INSERT INTO users (name, name_key, display_name, locale, verified_at, roles, created_at)
VALUES ($1, $2, $3, 'en', $4, $5, $4) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """A token as it is wanted."""

    name: str
    scopes: Sequence[str]
    days: int


async def make_token(session: Session, actor: Actor, wish: Wish) -> str:
    """The token, to be shown once."""
    require(may_have_tokens(actor, session.now), actor, session.now)
    check(wish, offered_to(actor))
    if await session.fetchval(COUNT, actor.id, session.now) >= MOST_TOKENS:
        raise Invalid({"": _("You have %(most)s tokens; end one first.", most=MOST_TOKENS)})
    return await enter(session, actor, wish, user_id=actor.id or 0)


async def make_integration_token(session: Session, actor: Actor, wish: Wish) -> str:
    """The same for a program of the forum's own, which writes under an account that is made here for it: it can do
    what its scopes say, and nobody can sign in as it."""
    require_keeper(actor)
    check(wish, offered_to(SYSTEM))
    roles = [ROLES[scope] for scope in wish.scopes if scope in ROLES]
    user_id = await make_account(session, wish.name, roles)
    return await enter(session, actor, wish, user_id=user_id, made_by_id=actor.id)


async def make_account(session: Session, display: str, roles: list[str]) -> int:
    name = wanted = handle_from(display)
    while await name_is_taken(session, name):
        name = f"{wanted[:25]}{secrets.randbelow(9000) + 1000}"
    try:
        async with session.savepoint():
            user_id: int = await session.fetchval(ACCOUNT, name, key_of(name), display, session.now, roles)
    except UniqueViolationError:
        raise Invalid({"name": _("This is taken. Please choose another.")}) from None
    await publish(session, UserSignedUp(actor_id=user_id, user_id=user_id))
    await publish(session, UserVerified(actor_id=user_id, user_id=user_id))
    return user_id


async def enter(session: Session, actor: Actor, wish: Wish, *, user_id: int, made_by_id: int | None = None) -> str:
    token = PREFIX + secrets.token_urlsafe(32)
    token_id = await session.fetchval(
        INSERT, hash_of(token), token[: len(PREFIX) + 4], user_id, made_by_id, wish.name, list(wish.scopes),
        session.now, session.now + timedelta(days=wish.days),
    )  # fmt: skip
    await publish(session, TokenMade(actor.id, user_id, token_id, wish.name, tuple(wish.scopes)))
    return token


def check(wish: Wish, offered: Sequence[str]) -> None:
    if not wish.scopes:
        raise Invalid({"scopes": _("Please choose what the token is for.")})
    if not all(each in SCOPES and each in offered for each in wish.scopes):
        raise Invalid({"scopes": _("Please choose one of the list.")})
    if not 1 <= wish.days <= MOST_DAYS:
        raise Invalid({"days": _("Please choose one of the list.")})


async def end_token(session: Session, actor: Actor, token_id: int) -> None:
    """One's own; NotThere for anybody else's."""
    row = await session.fetchrow(END, token_id, actor.id) if 0 < token_id < 2**63 else None
    if row is None:
        raise NotThere
    await publish(session, TokenEnded(actor.id, row["user_id"], token_id, row["name"]))


async def end_integration_token(session: Session, actor: Actor, token_id: int) -> None:
    """An integration's; its account and what it wrote stay, without roles."""
    require_keeper(actor)
    row = await session.fetchrow(END_OF_FORUM, token_id) if 0 < token_id < 2**63 else None
    if row is None:
        raise NotThere
    await session.fetchval("UPDATE users SET roles = '{}' WHERE id = $1", row["user_id"])
    await publish(session, TokenEnded(actor.id, row["user_id"], token_id, row["name"]))


async def end_tokens_of(session: Session, user_id: int) -> None:
    """All of one account: another person turned out to be its owner."""
    for row in await session.fetch(END_ALL, user_id):
        await publish(session, TokenEnded(None, row["user_id"], row["id"], row["name"]))


def require_keeper(actor: Actor) -> None:
    if not may_keep_integrations(actor):
        raise NotThere
