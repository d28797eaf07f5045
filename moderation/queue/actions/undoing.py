"""Undoing a decision: what it did is put back, and the item waits again. And doing once more what was undone."""

import json

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from moderation.queue.actions.deeds import DEEDS
from moderation.queue.actions.judging import judge_flags
from moderation.queue.choices import Choice, Taken
from moderation.queue.events import DecisionUndone
from moderation.queue.policy import may_review
from moderation.queue.queries.items import item
from moderation.queue.queries.log import batch_of, decision_of

REOPEN = """
UPDATE reviewables r
SET state = 'open', decided_at = NULL, useful = NULL, version = version + 1, first_decision_id = $2
WHERE r.id = $1 AND (r.state = 'open' OR NOT EXISTS (
    SELECT FROM reviewables o WHERE o.object_kind = r.object_kind AND o.object_id = r.object_id AND o.state = 'open'))
"""
WRONG = "UPDATE reviewables SET useful = false WHERE id = $1"  # it needed nobody after all
UNDONE = "UPDATE decisions SET undone_at = $2, undone_by_id = $3 WHERE id = $1"
DONE_AGAIN = "UPDATE decisions SET undone_at = NULL, undone_by_id = NULL, before = $2 WHERE id = $1"
REOPEN_APPEAL = "UPDATE appeals SET state = 'open', answer = '', decided_at = NULL WHERE id = $1"
CLOSING = ("approve", "hide", "agree", "uphold", "overturn")


async def undo(session: Session, actor: Actor, decision_id: int) -> int | None:
    """The item that waits again, if there is one. Conflict where it was undone already or the object moved on."""
    if not may_review(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
    taken = await decision_of(session, decision_id, lock=True)
    await take_back(session, actor, taken)
    return taken.reviewable_id


async def undo_batch(session: Session, actor: Actor, batch: int) -> int:
    """All decisions of a bulk that still stand are undone, the last one first; returns how many."""
    if not may_review(actor):
        raise NotThere
    decisions = await batch_of(session, batch)
    if not decisions:
        raise Conflict(_("This was undone already."))
    for decision_id in decisions:
        await undo(session, actor, decision_id)
    return len(decisions)


async def take_back(session: Session, actor: Actor, taken: Taken, *, reopen: bool = True) -> None:
    """The state of before the decision, which is marked as undone in the log; its item waits again if `reopen`."""
    if await session.fetchval("SELECT undone_at FROM decisions WHERE id = $1", taken.id) is not None:
        raise Conflict(_("This was undone already."))
    first = None
    if taken.verb in DEEDS:
        await DEEDS[taken.verb].undo(session, actor, taken)
    elif taken.verb in ("uphold", "overturn"):
        await reopen_appeal(session, actor, taken)
    else:
        first = taken.before["first_decision_id"]
        if taken.verb == "disagree":
            await do_again(session, actor, await decision_of(session, first))
    await session.fetchval(UNDONE, taken.id, session.now, actor.id)
    event = DecisionUndone(actor.id, taken.id, taken.verb, taken.object_kind, taken.object_id)
    await publish(session, event)
    if taken.reviewable_id is not None and (taken.verb in CLOSING or first is not None):
        await session.fetchval(*((REOPEN, taken.reviewable_id, first) if reopen else (WRONG, taken.reviewable_id)))
        await judge_flags(session, actor.id, taken.reviewable_id, good=None if reopen else False)


async def reopen_appeal(session: Session, actor: Actor, taken: Taken) -> None:
    await session.fetchval(REOPEN_APPEAL, taken.object_id)
    if taken.verb == "overturn":
        await do_again(session, actor, await decision_of(session, taken.before["decision_id"]))


async def do_again(session: Session, actor: Actor, taken: Taken) -> None:
    """An undone decision stands again, carried out on its object as it is now."""
    if taken.reviewable_id is None:
        raise Conflict(_("This cannot be done once more; decide it anew."))
    found = await item(session, actor, taken.reviewable_id)
    choice = Choice.again(taken.verb, taken.before)
    before = await DEEDS[taken.verb].do(session, actor, found, choice)
    await session.fetchval(DONE_AGAIN, taken.id, json.dumps({**before, "choice": choice.kept()}))
