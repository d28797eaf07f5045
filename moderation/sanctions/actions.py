"""Warnings and suspensions: the reason and the end are kept here, the state of the person is the forum's."""

from datetime import datetime, timedelta
from typing import Any

from forum.accounts.actions import release_user, suspend_user
from forum.accounts.actions.standing import check_sanction
from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.events import SanctionGiven
from forum.i18n import _

LONGEST = 3650  # days
INSERT = """
INSERT INTO sanctions (user_id, kind, reason, moderator_id, created_at, until)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""


async def warn(session: Session, actor: Actor, user_id: int, reason: str) -> dict[str, Any]:
    """Tells the person what was wrong; returns what undoing needs."""
    require_reason(reason)
    await check_sanction(session, actor, user_id)
    return {"sanction_id": await note(session, actor, user_id, kind="warning", reason=reason)}


async def suspend(session: Session, actor: Actor, user_id: int, reason: str, *, days: int) -> dict[str, Any]:
    """The person may read but not write for so many days."""
    require_reason(reason)
    if not 1 <= days <= LONGEST:
        raise Invalid({"days": _("Please give a number of days from 1 to %(most)s.", most=LONGEST)})
    person = await actor_by_id(session, user_id)
    if person is None:
        raise NotThere
    before = person.suspended_until
    until = session.now + timedelta(days=days)
    await suspend_user(session, actor, user_id, until)
    sanction_id = await note(session, actor, user_id, kind="suspension", reason=reason, until=until)
    return {"sanction_id": sanction_id, "suspended_until": before.isoformat() if before else None}


async def lift(session: Session, actor: Actor, user_id: int, before: dict[str, Any]) -> None:
    """Undoes a warning or suspension: what was before it counts again."""
    await session.fetchval("UPDATE sanctions SET lifted_at = $2 WHERE id = $1", before["sanction_id"], session.now)
    if "suspended_until" not in before:
        return
    earlier = before["suspended_until"]
    if earlier and datetime.fromisoformat(earlier) > session.now:
        await suspend_user(session, actor, user_id, datetime.fromisoformat(earlier))
    else:
        await release_user(session, actor, user_id)


async def note(
    session: Session, actor: Actor, user_id: int, *, kind: str, reason: str, until: datetime | None = None
) -> int:
    sanction_id: int = await session.fetchval(INSERT, user_id, kind, reason, actor.id, session.now, until)
    ends = until.isoformat() if until else None
    await publish(session, SanctionGiven(actor_id=actor.id, user_id=user_id, kind=kind, reason=reason, until=ends))
    return sanction_id


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid({"reason": _("Please say why; the author reads it.")})
