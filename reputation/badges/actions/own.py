"""Badges that admins make up, change, switch off and delete."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere
from reputation.badges.actions.awarding import give, revoke
from reputation.badges.drafting import Draft
from reputation.badges.events import OwnBadgeChanged
from reputation.badges.grounds import Award, changes
from reputation.badges.policy import may_make_badges
from reputation.badges.queries.deeds import DEEDS
from reputation.badges.queries.examining import Scope, examine
from reputation.badges.queries.own import own_badge
from reputation.badges.queries.shown import awards_by_rule

MAKE = """
INSERT INTO own_badges (name, words, kind, deed, least, days, tag_id, made_by_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
"""
CHANGE = """
UPDATE own_badges SET name = $2, words = $3, kind = $4, deed = $5, least = $6, days = $7, tag_id = $8, changed_at = $9
WHERE id = $1 AND state <> 'deleted'
"""
SWITCH = "UPDATE own_badges SET state = $2, changed_at = $3 WHERE id = $1 AND state <> $2 RETURNING id"
KINDLY = "UPDATE awards SET kind = $2 WHERE badge = $1 AND kind <> $2"


async def make_badge(session: Session, actor: Actor, draft: Draft) -> int:
    """The badge is there, and everybody has it who has earned it; they are not told, for there may be many."""
    allowed(actor)
    badge_id: int = await session.fetchval(MAKE, *terms(draft), actor.id, session.now)
    await publish(session, OwnBadgeChanged(actor.id, badge_id, "on"))
    await derive(session, badge_id)
    return badge_id


async def change_badge(session: Session, actor: Actor, badge_id: int, draft: Draft) -> None:
    """Whoever has it by the old ground only, has it no longer."""
    allowed(actor)
    state = (await own_badge(session, badge_id)).state
    await session.fetchval(CHANGE, badge_id, *terms(draft), session.now)
    await publish(session, OwnBadgeChanged(actor.id, badge_id, state))
    await derive(session, badge_id)


async def switch_badge(session: Session, actor: Actor, badge_id: int, state: str) -> None:
    """on: given from now on, and to whoever has earned it meanwhile. off: kept by those who have it, given to nobody.
    deleted: shown nowhere, until it is switched on again."""
    allowed(actor)
    await own_badge(session, badge_id)
    if await session.fetchval(SWITCH, badge_id, state, session.now):
        await publish(session, OwnBadgeChanged(actor.id, badge_id, state))
        await derive(session, badge_id)


async def derive(session: Session, badge_id: int) -> None:
    """Everybody's award of the badge is what its ground makes of rows, as long as it is on."""
    row = await own_badge(session, badge_id)
    badge = row.badge
    await session.fetchval(KINDLY, badge.id, badge.kind)
    if row.state != "on" or badge.ground is None:
        return
    await session.fetchval("SELECT set_config('statement_timeout', '120s', true)")
    counted, _none = await examine(session, Scope({DEEDS[badge.ground.deed].base: None}), [badge])
    found = changes([badge], counted, await awards_by_rule(session, badge.id))
    if found.given:
        await give(session, found.given, {badge.id: badge}, None)
    if found.taken:
        await revoke(session, [Award(each.badge, each.user_id, each.subject_id) for each in found.taken])


def allowed(actor: Actor) -> None:
    if not may_make_badges(actor):
        raise NotThere


def terms(draft: Draft) -> tuple[object, ...]:
    return draft.name, draft.words, draft.kind, draft.deed, draft.least, draft.days, draft.tag_id
