"""Badges given by hand, with a reason, and taken back."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from forum.threads.refusals import require
from reputation.badges.actions.awarding import tell_of_awards
from reputation.badges.events import BadgeGivenByHand, BadgeTakenBack
from reputation.badges.grounds import Badge
from reputation.badges.policy import may_give_badges, may_give_to
from reputation.badges.queries.own import wait_for

GIVE = """
INSERT INTO awards AS a (user_id, badge, kind, given_by_id, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (user_id, badge, subject_id) DO UPDATE SET given_by_id = $4, reason = $5, revoked_at = NULL,
    taken_by_id = NULL, taken_reason = '', created_at = $6
WHERE a.revoked_at IS NOT NULL RETURNING id
"""
TAKE = """
UPDATE awards SET revoked_at = $2, taken_by_id = $3, taken_reason = $4
WHERE id = $1 AND revoked_at IS NULL RETURNING user_id, badge
"""


async def give_by_hand(session: Session, actor: Actor, badge: Badge, *, user_id: int, reason: str) -> None:
    """The person has the badge, and is told; Invalid where they have it already."""
    if not may_give_badges(actor):
        raise NotThere
    require(actor.may_act(session.now), actor, session.now)
    if not may_give_to(actor, user_id):
        raise Refused(_("Nobody gives a badge to themselves."))
    if not reason.strip():
        raise Invalid({"reason": _("Say what for.")})
    await wait_for(session, [user_id])
    given = await session.fetchval(GIVE, user_id, badge.id, badge.kind, actor.id, reason, session.now)
    if given is None:
        raise Invalid({"person": _("They have this badge already.")})
    await publish(session, BadgeGivenByHand(actor.id, user_id, badge.id, reason))
    await tell_of_awards(session, [(user_id, badge)])


async def take_back(session: Session, actor: Actor, award_id: int, *, reason: str) -> str:
    """The award is gone, however it had come, and does not come back by itself. Returns the badge's id."""
    if not may_give_badges(actor):
        raise NotThere
    require(actor.may_act(session.now), actor, session.now)
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    row = await session.fetchrow("SELECT user_id, badge FROM awards WHERE id = $1 AND NOT imported", real_id(award_id))
    if row is None:
        raise NotThere
    await wait_for(session, [row["user_id"]])
    if await session.fetchrow(TAKE, award_id, session.now, actor.id, reason):
        await publish(session, BadgeTakenBack(actor.id, row["user_id"], row["badge"], reason))
    return str(row["badge"])
