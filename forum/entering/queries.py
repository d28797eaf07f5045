"""Every read of providers and identities."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.entering.vouching import Provider
from forum.errors import NotThere
from forum.sealing import opened
from forum.settings import Settings

COLUMNS = "id, slug, kind, name, issuer, client_id, sealed_secret, scopes, groups_claim, roles, active"
OWN_SLUG = "company"  # of the provider that settings describe
MINE = "SELECT id, provider, issuer, email, created_at, used_at FROM identities WHERE user_id = $1 ORDER BY id"
WAYS_IN = """
SELECT (SELECT count(*) FROM users WHERE id = $1 AND password_hash IS NOT NULL)
     + (SELECT count(*) FROM identities i WHERE user_id = $1
           AND (provider = 'company' OR EXISTS (SELECT FROM providers p WHERE p.slug = i.provider AND p.active)))
     + (SELECT count(*) FROM passkeys WHERE user_id = $1)
"""


@dataclass(frozen=True, slots=True)
class Connected:
    """One provider that a person can sign in with."""

    id: int
    provider: str
    issuer: str
    email: str
    created_at: datetime
    used_at: datetime


def own_provider(settings: Settings) -> Provider | None:
    """The one that the environment describes."""
    if not settings.oidc_issuer or not settings.oidc_client_id:
        return None
    return Provider(
        id=0, slug=OWN_SLUG, kind="openid", name=settings.oidc_name, issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id, secret=settings.oidc_secret or "", scopes=settings.oidc_scopes,
        groups_claim="groups", roles=dict(each.rsplit("=", 1) for each in settings.oidc_roles),
    )  # fmt: skip


async def providers(session: Session, settings: Settings) -> list[Provider]:
    """All of them, also those that are off; that of the environment first."""
    rows = await session.fetch(f"SELECT {COLUMNS} FROM providers ORDER BY id")  # noqa: S608
    own = own_provider(settings)
    return [*([own] if own else []), *(provider_from(row, settings) for row in rows)]


async def active_provider(session: Session, settings: Settings, slug: str) -> Provider:
    """NotThere for one that is off, too."""
    own = own_provider(settings)
    if own is not None and slug == own.slug:
        return own
    sql = f"SELECT {COLUMNS} FROM providers WHERE slug = $1 AND active"  # noqa: S608
    row = await session.fetchrow(sql, slug)
    if row is None:
        raise NotThere
    return provider_from(row, settings)


async def provider_of_id(session: Session, settings: Settings, provider_id: int) -> Provider:
    if not 0 < provider_id < 2**63:
        raise NotThere
    row = await session.fetchrow(f"SELECT {COLUMNS} FROM providers WHERE id = $1", provider_id)  # noqa: S608
    if row is None:
        raise NotThere
    return provider_from(row, settings)


def provider_from(row: Any, settings: Settings) -> Provider:
    values = dict(row)
    sealed = values.pop("sealed_secret")
    return Provider(**values, secret=opened(settings.signing_key(), "provider", sealed) if sealed else "")


async def connected(session: Session, actor: Actor) -> list[Connected]:
    return [Connected(**dict(row)) for row in await session.fetch(MINE, actor.id)]


async def ways_in(session: Session, user_id: int) -> int:
    """How many ways this person has to sign in: a password, providers, passkeys."""
    return int(await session.fetchval(WAYS_IN, user_id))


async def identity_of(session: Session, issuer: str, subject: str) -> tuple[int, int] | None:
    """Id and user of an identity."""
    row = await session.fetchrow(
        "SELECT id, user_id FROM identities WHERE issuer = $1 AND subject = $2", issuer, subject
    )
    return (row["id"], row["user_id"]) if row else None


async def identities_of(session: Session, issuer: str, subject: str | None, partner_session: str | None) -> list[int]:
    """The identities that a provider means when it says that somebody has signed out there."""
    rows = await session.fetch(
        "SELECT i.id FROM identities i WHERE i.issuer = $1 AND ($2::text IS NULL OR i.subject = $2) "
        "AND ($3::text IS NULL OR EXISTS (SELECT FROM logins l WHERE l.identity_id = i.id AND l.partner_session = $3))",
        issuer, subject, partner_session,
    )  # fmt: skip
    return [row["id"] for row in rows]


@dataclass(frozen=True, slots=True)
class ProductKey:
    """A key of the product, without the key."""

    id: int
    name: str
    kind: str
    created_at: datetime
    used_at: datetime | None


async def product_keys(session: Session) -> list[ProductKey]:
    """Those that count."""
    sql = "SELECT id, name, kind, created_at, used_at FROM product_keys WHERE ended_at IS NULL ORDER BY id"
    return [ProductKey(**dict(row)) for row in await session.fetch(sql)]
