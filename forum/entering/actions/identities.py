"""Connecting a person with what a provider calls them, taking it apart again, and roles that follow from groups."""

import logging
from collections.abc import Collection
from datetime import datetime

from asyncpg import UniqueViolationError

from forum.accounts.actions import set_roles
from forum.accounts.queries import roles_of
from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.entering.events import IdentityConnected, IdentityRemoved
from forum.entering.queries import identity_of, providers, ways_in
from forum.entering.vouching import Provider, Vouched, groups_after, roles_after
from forum.errors import Invalid, NotThere
from forum.groups.actions import say_members
from forum.groups.queries import groups_called
from forum.i18n import _
from forum.settings import Settings

LAST_WAY = _("This is your only way to sign in. Choose a password or add a passkey first.")
log = logging.getLogger("talkoot")
INSERT = """
INSERT INTO identities (user_id, provider, issuer, subject, email, plan, created_at, used_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id
"""


async def connect(session: Session, user_id: int, provider: str, vouched: Vouched) -> int:
    """From now on this identity signs this person in; Invalid where it is somebody else's. Returns its id."""
    found = await identity_of(session, vouched.issuer, vouched.subject)
    if found is not None:
        if found[1] != user_id:
            raise Invalid({"": _("This sign-in belongs to another account here.")})
        return found[0]
    try:
        async with session.savepoint():
            identity_id = await session.fetchval(
                INSERT, user_id, provider, vouched.issuer, vouched.subject, vouched.email, vouched.plan, session.now
            )
    except UniqueViolationError:
        raise Invalid({"": _("This sign-in belongs to another account here.")}) from None
    await publish(session, IdentityConnected(actor_id=user_id, user_id=user_id, provider=provider))
    return int(identity_id)


async def disconnect(session: Session, actor: Actor, identity_id: int, settings: Settings) -> None:
    """No way in any more: what came through it is signed out, and roles that its groups gave are over, since nobody
    would take them when the groups do. Never the last way in."""
    if actor.id is None or not 0 < identity_id < 2**63:
        raise NotThere
    await session.fetchval("SELECT id FROM users WHERE id = $1 FOR UPDATE", actor.id)  # two at once would take both
    slug = await session.fetchval(
        "SELECT provider FROM identities WHERE id = $1 AND user_id = $2", identity_id, actor.id
    )
    if slug is None:
        raise NotThere
    if await ways_in(session, actor.id) < 2:
        raise Invalid({"": LAST_WAY})
    await session.fetchval("DELETE FROM logins WHERE identity_id = $1 AND user_id = $2", identity_id, actor.id)
    await session.fetchval("DELETE FROM identities WHERE id = $1", identity_id)
    await publish(session, IdentityRemoved(actor_id=actor.id, user_id=actor.id, provider=slug))
    known = next((each for each in await providers(session, settings) if each.slug == slug), None)
    if known is not None:
        await follow_groups(session, actor.id, known, ())


async def forget_identities(session: Session, user_id: int, *, since: datetime | None = None) -> None:
    """No provider is a way in for them any more, or none that was connected since then."""
    gone = (
        "DELETE FROM identities WHERE user_id = $1 AND ($2::timestamptz IS NULL OR created_at >= $2) RETURNING provider"
    )
    for slug in await session.fetch(gone, user_id, since):
        await say_members(session, source_of(slug["provider"]), (), among=(user_id,))
        await publish(session, IdentityRemoved(actor_id=None, user_id=user_id, provider=slug["provider"]))


def source_of(slug: str) -> str:
    """Who says so, of a membership that comes of a provider's groups."""
    return f"provider:{slug}"


async def note_use(session: Session, identity_id: int, vouched: Vouched) -> None:
    await session.fetchval(
        "UPDATE identities SET used_at = $2, email = $3, plan = $4 WHERE id = $1",
        identity_id, session.now, vouched.email, vouched.plan,
    )  # fmt: skip


async def follow_groups(session: Session, user_id: int, provider: Provider, groups: Collection[str]) -> None:
    """Roles, and groups of the forum, as the provider's groups say now; the last admin of the forum stays one, whatever
    they say."""
    named = await groups_called(session, groups_after(groups, provider.roles))
    await say_members(session, source_of(provider.slug), [(user_id, each) for each in named], among=(user_id,))
    if not provider.roles:
        return
    before = await roles_of(session, user_id) or frozenset()
    after = roles_after(before, groups, provider.roles)
    if set(after) == before:
        return
    try:
        await set_roles(session, SYSTEM, user_id, after)
    except Invalid:
        log.warning("%s would take the last admin's role from user %s", provider.slug, user_id)
