"""What admins do with providers: adding, changing, removing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from asyncpg import UniqueViolationError

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.entering.actions.identities import source_of
from forum.entering.events import ProviderChanged
from forum.entering.policy import may_keep_providers
from forum.entering.presets import KINDS
from forum.errors import Invalid, NotThere
from forum.groups.actions import say_members
from forum.i18n import _
from forum.outgoing import OutgoingRefused, parts_of
from forum.sealing import seal
from forum.settings import Settings

MAKE = """
INSERT INTO providers (slug, kind, name, issuer, client_id, sealed_secret, scopes, groups_claim, roles, active,
                       created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
"""
CHANGE = """
UPDATE providers SET name = $2, issuer = $3, client_id = $4, sealed_secret = CASE WHEN $5 = '' THEN sealed_secret
    ELSE $5 END, scopes = $6, groups_claim = $7, roles = $8, active = $9
WHERE id = $1 RETURNING slug
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEdit:
    """A provider as its admin wants it; an empty secret keeps the one that is there."""

    name: str
    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    kind: str = "openid"
    slug: str = ""
    scopes: str = "openid email profile"
    groups_claim: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    active: bool = True


async def save_provider(
    session: Session, actor: Actor, edit: ProviderEdit, settings: Settings, *, provider_id: int | None = None
) -> int:
    """Returns its id; Invalid for an issuer that nothing may be asked of."""
    require_keeper(actor)
    check(edit, settings)
    sealed = seal(settings.signing_key(), "provider", edit.secret) if edit.secret else ""
    given = (edit.name, edit.issuer, edit.client_id, sealed, edit.scopes, edit.groups_claim,
             json.dumps(dict(edit.roles)), edit.active)  # fmt: skip
    if provider_id is not None:
        slug = await session.fetchval(CHANGE, provider_id, *given)
        if slug is None:
            raise NotThere
        await publish(session, ProviderChanged(actor_id=actor.id, provider=slug, deed="changed"))
        return provider_id
    try:
        async with session.savepoint():
            made = await session.fetchval(MAKE, edit.slug, edit.kind, *given, session.now)
    except UniqueViolationError:
        raise Invalid({"slug": _("This is taken. Please choose another.")}) from None
    await publish(session, ProviderChanged(actor_id=actor.id, provider=edit.slug, deed="added"))
    return int(made)


def check(edit: ProviderEdit, settings: Settings) -> None:
    """A code and a token must not travel in the open, but in networks of one's own."""
    try:
        parts = parts_of(edit.issuer)
    except OutgoingRefused as refused:
        raise Invalid({"issuer": refused.message}) from None
    if not parts.tls and not settings.outgoing_networks:
        raise Invalid({"issuer": _("The address of a provider begins with https://.")})
    if edit.kind not in KINDS:
        raise Invalid({"kind": _("Please choose one of the list.")})


async def remove_provider(session: Session, actor: Actor, provider_id: int) -> None:
    """Nobody comes in by it any more, and nobody is in a group because of it; who they are there stays known, should
    it be added again."""
    require_keeper(actor)
    slug = await session.fetchval("DELETE FROM providers WHERE id = $1 RETURNING slug", provider_id)
    if slug is None:
        raise NotThere
    await session.fetchval(
        "DELETE FROM logins WHERE identity_id IN (SELECT id FROM identities WHERE provider = $1)", slug
    )
    await say_members(session, source_of(slug), ())
    await publish(session, ProviderChanged(actor_id=actor.id, provider=slug, deed="removed"))


def require_keeper(actor: Actor) -> None:
    if not may_keep_providers(actor):
        raise NotThere
