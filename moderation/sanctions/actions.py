"""Warnings, silences and suspensions: the reason and the end are kept here, the state of the person is the forum's."""

from datetime import datetime, timedelta
from typing import Any

from forum.accounts.actions import restore_standing, silence_user, suspend_user
from forum.accounts.actions.standing import check_sanction
from forum.accounts.queries import actor_by_id
from forum.actor import Actor
from forum.bus import publish
from forum.database import Database, Session
from forum.errors import Invalid, NotThere
from forum.events import SanctionEnded, SanctionGiven
from forum.i18n import _
from forum.settings import Settings

LONGEST = 3650  # days
INSERT = """
INSERT INTO sanctions (user_id, kind, reason, moderator_id, created_at, until)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
END = """
UPDATE sanctions SET ended_at = $1
WHERE until <= $1 AND lifted_at IS NULL AND ended_at IS NULL RETURNING user_id, kind
"""
# Of two that overlap the longer one still holds, and nobody is told that they may write again.
STILL = """
SELECT EXISTS (SELECT FROM users WHERE id = $1 AND greatest(suspended_until, silenced_until) > $2)
"""


async def warn(session: Session, actor: Actor, user_id: int, reason: str) -> dict[str, Any]:
    """Tells the person what was wrong; returns what undoing needs."""
    require_reason(reason)
    await check_sanction(session, actor, user_id)
    return {"sanction_id": await note(session, actor, user_id, kind="warning", reason=reason)}


async def silence(session: Session, actor: Actor, user_id: int, reason: str, *, days: int) -> dict[str, Any]:
    """The person may sign in and read, but not write, for so many days."""
    return await keep_out(session, actor, user_id, reason, kind="silence", days=days)


async def suspend(session: Session, actor: Actor, user_id: int, reason: str, *, days: int) -> dict[str, Any]:
    """The person may read but do nothing else for so many days."""
    return await keep_out(session, actor, user_id, reason, kind="suspension", days=days)


async def keep_out(
    session: Session, actor: Actor, user_id: int, reason: str, *, kind: str, days: int
) -> dict[str, Any]:
    require_reason(reason)
    if not 1 <= days <= LONGEST:
        raise Invalid({"days": _("Please give a number of days from 1 to %(most)s.", most=LONGEST)})
    person = await actor_by_id(session, user_id)
    if person is None:
        raise NotThere
    until = session.now + timedelta(days=days)
    await (silence_user if kind == "silence" else suspend_user)(session, actor, user_id, until)
    sanction_id = await note(session, actor, user_id, kind=kind, reason=reason, until=until)
    return {
        "sanction_id": sanction_id,
        "suspended_until": person.suspended_until.isoformat() if person.suspended_until else None,
        "silenced_until": person.silenced_until.isoformat() if person.silenced_until else None,
    }


async def lift(session: Session, actor: Actor, user_id: int, before: dict[str, Any]) -> None:
    """Undoes a warning, silence or suspension: what was before it counts again."""
    await session.fetchval("UPDATE sanctions SET lifted_at = $2 WHERE id = $1", before["sanction_id"], session.now)
    if "suspended_until" in before:
        await restore_standing(
            session, actor, user_id, suspended_until=moment(before["suspended_until"]),
            silenced_until=moment(before.get("silenced_until")),
        )  # fmt: skip


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


async def note(
    session: Session, actor: Actor, user_id: int, *, kind: str, reason: str, until: datetime | None = None
) -> int:
    sanction_id: int = await session.fetchval(INSERT, user_id, kind, reason, actor.id, session.now, until)
    ends = until.isoformat() if until else None
    await publish(session, SanctionGiven(actor_id=actor.id, user_id=user_id, kind=kind, reason=reason, until=ends))
    return sanction_id


async def end_sanctions(database: Database, _settings: Settings) -> None:
    """What has run out is marked so, once, and the person hears that they may write again."""
    async with database.writing() as session:
        for row in await session.fetch(END, session.now):
            if not await session.fetchval(STILL, row["user_id"], session.now):
                await publish(session, SanctionEnded(None, row["user_id"], row["kind"]))


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid({"reason": _("Please say why; the author reads it.")})
