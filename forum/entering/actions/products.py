"""Keys of the company's product, and what comes of a token that it has signed."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from forum.accounts.actions import NewUser, make_user
from forum.accounts.names import handle_from
from forum.accounts.queries import account_by_email, name_is_taken
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.entering.actions.identities import connect, note_use
from forum.entering.actions.journeys import spend_once
from forum.entering.actions.keeping import require_keeper
from forum.entering.events import PlanVouched, ProviderChanged
from forum.entering.product_tokens import claims_of, kind_and_key, made_key
from forum.entering.queries import identity_of
from forum.entering.vouching import ProviderFault, Vouched, vouched_from
from forum.errors import Invalid, NotThere
from forum.sealing import opened, seal
from forum.settings import Settings

KEY = "SELECT name, kind, sealed_key FROM product_keys WHERE id = $1 AND ended_at IS NULL"


@dataclass(frozen=True, slots=True)
class Customer:
    """Whom the product vouches for, and which account of ours that is, if any."""

    vouched: Vouched
    identity_id: int | None = None
    user_id: int | None = None


async def make_key(session: Session, settings: Settings, actor: Actor, name: str, *, kind: str) -> tuple[int, str]:
    """Its number, and what the product signs with, which stands nowhere else: of EdDSA we keep the public half."""
    require_keeper(actor)
    given, kept = made_key(kind)
    key_id = await session.fetchval(
        "INSERT INTO product_keys (name, kind, sealed_key, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
        name, kind, seal(settings.signing_key(), "product", kept), session.now,
    )  # fmt: skip
    await publish(session, ProviderChanged(actor_id=actor.id, provider=f"product:{name}", deed="added"))
    return int(key_id), given


async def end_key(session: Session, actor: Actor, key_id: int) -> None:
    """Nothing that it signs counts any more."""
    require_keeper(actor)
    sql = "UPDATE product_keys SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING name"
    name = await session.fetchval(sql, key_id, session.now) if 0 < key_id < 2**63 else None
    if name is None:
        raise NotThere
    await publish(session, ProviderChanged(actor_id=actor.id, provider=f"product:{name}", deed="removed"))


async def spend_product_token(session: Session, settings: Settings, token: str) -> Customer:
    """Who comes with it, the first time; ProviderFault for anything that is not as it should be."""
    key_id = kind_and_key(token)
    row = await session.fetchrow(KEY, key_id)
    if row is None:
        raise ProviderFault("", f"no key of the number {key_id}")
    key = opened(settings.signing_key(), "product", row["sealed_key"])
    claims = claims_of(token, row["kind"], key, issuer=row["name"], audience=settings.base_url)
    until = datetime.fromtimestamp(claims["exp"] + 120, UTC)
    if not await spend_once(session, f"product {row['name']}", claims["jti"], until):
        raise ProviderFault("", "the same token twice")
    await session.fetchval("UPDATE product_keys SET used_at = $2 WHERE id = $1", key_id, session.now)
    return await customer_of(session, vouched_from({**claims, "iss": f"product:{row['name']}"}, ""))


async def customer_of(session: Session, vouched: Vouched) -> Customer:
    found = await identity_of(session, vouched.issuer, vouched.subject)
    return Customer(vouched, *found) if found else Customer(vouched)


async def welcome_customer(session: Session, customer: Customer) -> None:
    """Somebody who has been here before: what the product says of them now."""
    await note_use(session, customer.identity_id or 0, customer.vouched)
    await tell_plan(session, customer.user_id or 0, customer.vouched.plan)


async def connect_customer(session: Session, user_id: int, vouched: Vouched) -> int:
    identity_id = await connect(session, user_id, "product", vouched)
    await tell_plan(session, user_id, vouched.plan)
    return identity_id


async def make_customer(session: Session, vouched: Vouched, locale: str) -> tuple[int, int]:
    """A new account under a free name like theirs; the product has proved the address."""
    name = await free_name(session, vouched)
    new = NewUser(name=name, display_name=vouched.name, email=vouched.email, locale=locale, verified=True)
    try:
        user_id = await make_user(session, new)
    except Invalid as wrong:
        raise ProviderFault("", "an account of this name or address was made at the same moment") from wrong
    return user_id, await connect_customer(session, user_id, vouched)


async def free_name(session: Session, vouched: Vouched) -> str:
    wanted = handle_from(vouched.name or vouched.email.partition("@")[0])
    name = wanted
    while await name_is_taken(session, name):
        name = f"{wanted}{secrets.randbelow(9000) + 1000}"
    return name


async def has_account(session: Session, vouched: Vouched) -> bool:
    return bool(vouched.email) and await account_by_email(session, vouched.email) is not None


async def tell_plan(session: Session, user_id: int, plan: str) -> None:
    if plan:
        event: Any = PlanVouched(actor_id=None, user_id=user_id, plan=plan)
        await publish(session, event)
