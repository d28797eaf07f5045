"""States of a person that staff and the neighbours change: roles, trust, reputation, and being kept from writing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert

from forum.accounts.events import (
    PersonSpared,
    RolesChanged,
    TrustLevelChanged,
    UserReleased,
    UserSilenced,
    UserSuspended,
)
from forum.accounts.models import LevelLimits
from forum.accounts.policy import may_give_roles, may_sanction
from forum.accounts.queries import roles_of
from forum.actor import ROLES, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from forum.privileges import LIMIT_NAMES, Limits


async def set_roles(session: Session, actor: Actor, user_id: int, roles: list[str]) -> None:
    """These roles and no others; felt at the person's next request. The last admin stays one."""
    if not may_give_roles(actor):
        raise Refused
    if not set(roles) <= set(ROLES):
        raise Invalid({"roles": _("Please choose among the roles of the list.")})
    # All admins are locked in one order, so that two admins cannot demote each other at the same moment.
    await session.fetch("SELECT id FROM users WHERE 'admin' = ANY(roles) ORDER BY id FOR UPDATE")
    before = await roles_of(session, user_id)
    if before is None:
        raise NotThere
    if "admin" in before and "admin" not in roles:
        admins = await session.fetchval("SELECT count(*) FROM users WHERE 'admin' = ANY(roles)")
        if admins == 1:
            raise Invalid({"roles": _("The forum needs at least one admin.")})
    after = [role for role in ROLES if role in roles]
    await session.fetchval("UPDATE users SET roles = $2 WHERE id = $1", user_id, after)
    if set(after) != before:
        change = RolesChanged(actor_id=actor.id, user_id=user_id, before=tuple(sorted(before)), after=tuple(after))
        await publish(session, change)


async def suspend_user(session: Session, actor: Actor, user_id: int, until: datetime) -> None:
    await check_sanction(session, actor, user_id)
    await session.fetchval("UPDATE users SET suspended_until = $2 WHERE id = $1", user_id, until)
    await publish(session, UserSuspended(actor_id=actor.id, user_id=user_id, until=until.isoformat()))


async def silence_user(session: Session, actor: Actor, user_id: int, until: datetime) -> None:
    await check_sanction(session, actor, user_id)
    await session.fetchval("UPDATE users SET silenced_until = $2 WHERE id = $1", user_id, until)
    await publish(session, UserSilenced(actor_id=actor.id, user_id=user_id, until=until.isoformat()))


async def release_user(session: Session, actor: Actor, user_id: int) -> None:
    """Neither suspended nor silenced any more."""
    await check_sanction(session, actor, user_id)
    await session.fetchval("UPDATE users SET suspended_until = NULL, silenced_until = NULL WHERE id = $1", user_id)
    await publish(session, UserReleased(actor_id=actor.id, user_id=user_id))


async def restore_standing(
    session: Session, actor: Actor, user_id: int, *, suspended_until: datetime | None, silenced_until: datetime | None
) -> None:
    """Silenced and suspended exactly until then; None for not at all."""
    await check_sanction(session, actor, user_id)
    await session.fetchval(
        "UPDATE users SET suspended_until = $2, silenced_until = $3 WHERE id = $1",
        user_id, suspended_until, silenced_until,
    )  # fmt: skip
    if suspended_until is None and silenced_until is None:
        await publish(session, UserReleased(actor_id=actor.id, user_id=user_id))


async def spare_user(session: Session, user_id: int, *, spared: bool) -> None:
    """Badges, digests, reminders and prompts leave somebody alone, or come again; nobody else can see that."""
    changed = "UPDATE users SET spared_at = $2 WHERE id = $1 AND (spared_at IS NULL) = $3 RETURNING id"
    if await session.fetchval(changed, user_id, session.now if spared else None, spared):
        await publish(session, PersonSpared(actor_id=None, user_id=user_id, spared=spared))


async def check_sanction(session: Session, actor: Actor, user_id: int) -> None:
    roles = await roles_of(session, user_id)
    if roles is None:
        raise NotThere
    if not may_sanction(actor, roles) or not actor.may_act(session.now):
        raise Refused


async def add_reputation(session: Session, user_id: int, amount: int) -> int:
    """The shown standing moves by `amount`; returns what it is now. Only the ledger calls this, line by line."""
    standing: int = await session.fetchval(
        "UPDATE users SET reputation = reputation + $2 WHERE id = $1 RETURNING reputation", user_id, amount
    )
    return standing


async def set_limits(session: Session, limits: Mapping[int, Limits]) -> None:
    """These limits hold, level by level."""
    rows = [{"level": level, **each.as_row()} for level, each in sorted(limits.items())]
    statement = insert(LevelLimits).values(rows)
    changed = {name: statement.excluded[name] for name in LIMIT_NAMES}
    await session.execute(statement.on_conflict_do_update(index_elements=["level"], set_=changed))


async def set_trust_level(session: Session, user_id: int, level: int) -> None:
    """Trust levels go from 0 (new) to 4 (leader)."""
    before = await session.fetchval("SELECT trust_level FROM users WHERE id = $1 FOR UPDATE", user_id)
    if before is None or before == level:
        return
    await session.fetchval("UPDATE users SET trust_level = $2 WHERE id = $1", user_id, level)
    await publish(session, TrustLevelChanged(actor_id=None, user_id=user_id, before=before, after=level))
