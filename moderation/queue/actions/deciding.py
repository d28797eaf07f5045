"""Deciding: a verb is carried out and logged with what undoes it; what is severe waits for a second reader."""

import json
from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from moderation.queue.actions.appealing import answer_appeal
from moderation.queue.actions.deeds import ABOUT_THE_AUTHOR, DEEDS
from moderation.queue.actions.judging import judge_flags
from moderation.queue.actions.undoing import take_back
from moderation.queue.choices import Choice
from moderation.queue.events import DecisionTaken, ItemDecided
from moderation.queue.policy import Verb, may_review, possible
from moderation.queue.queries.items import Item, item, situation_of
from moderation.queue.queries.log import decision_of, needed_somebody, reviewer_count
from moderation.sanctions.actions import require_reason

LOG = """
INSERT INTO decisions (reviewable_id, moderator_id, verb, object_kind, object_id, reason, before, created_at, seconds,
    cause, batch) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
"""
CLOSE = """
UPDATE reviewables SET state = 'decided', decided_at = $2, version = version + 1, claimed_by_id = NULL,
       claimed_until = NULL, useful = $3, seconds = coalesce(seconds, 0) + coalesce($4, 0)
WHERE id = $1
"""
GO_ON = "UPDATE reviewables SET version = version + 1, seconds = coalesce(seconds, 0) + coalesce($2, 0) WHERE id = $1"
SECOND = """
UPDATE reviewables SET version = version + 1, first_decision_id = $2, claimed_by_id = NULL, claimed_until = NULL,
       seconds = coalesce(seconds, 0) + coalesce($3, 0)
WHERE id = $1
"""
CHANGED = _("This item has changed since you opened it, so nothing was done. Look at it again, please.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the moderators' log."""

    verb: str
    object_kind: str
    object_id: int
    reason: str = ""
    item_id: int | None = None
    choice: Choice | None = None


async def decide(session: Session, actor: Actor, item_id: int, choice: Choice) -> tuple[int, Verb]:
    """The decision's id and its verb. Conflict when somebody else was faster; Refused for what is not possible here."""
    if not may_review(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
    await session.fetchval("SELECT id FROM reviewables WHERE id = $1 FOR UPDATE", item_id)
    found = await item(session, actor, item_id)
    if found.version != choice.version or found.state != "open":
        raise Conflict(CHANGED)
    if found.claimed_by_id not in (None, actor.id):
        raise Conflict(_("%(name)s has claimed this item; nothing was done.", name=found.claimed_by))
    verb = next((verb for verb in possible(actor, situation_of(found, actor)) if verb.id == choice.verb), None)
    if verb is None:
        raise Refused(_("That cannot be decided here."))
    if verb.needs_reason:
        require_reason(choice.reason)
    before = await carry_out(session, actor, found, choice)
    decision_id = await enter(session, actor, entry_of(found, choice), before)
    await move_on(session, actor, found, choice=choice, verb=verb, decision_id=decision_id)
    return decision_id, verb


async def carry_out(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """Does it, and returns what undoing will need."""
    if choice.verb in ("agree", "disagree"):
        first = await decision_of(session, found.first_decision_id or 0)
        if choice.verb == "disagree":
            await take_back(session, actor, first)
        return {"first_decision_id": first.id}
    if choice.verb in ("uphold", "overturn"):
        return await answer_appeal(session, actor, found.object_id, granted=choice.verb == "overturn",
                                   answer=choice.reason)  # fmt: skip
    return await DEEDS[choice.verb].do(session, actor, found, choice)


def entry_of(found: Item, choice: Choice) -> Entry:
    if choice.verb in ABOUT_THE_AUTHOR and found.author_id is not None:
        return Entry(choice.verb, "user", found.author_id, choice.reason, found.id, choice)
    return Entry(choice.verb, found.object_kind, found.object_id, choice.reason, found.id, choice)


async def enter(session: Session, actor: Actor, entry: Entry, before: dict[str, Any]) -> int:
    choice = entry.choice or Choice(entry.verb, 0, entry.reason)
    decision_id: int = await session.fetchval(
        LOG, entry.item_id, actor.id, entry.verb, entry.object_kind, entry.object_id, entry.reason,
        json.dumps({**before, "choice": choice.kept()}), session.now, choice.looked, choice.cause, choice.batch,
    )  # fmt: skip
    await publish(session, DecisionTaken(actor.id, decision_id, entry.verb, entry.object_kind, entry.object_id))
    return decision_id


async def move_on(session: Session, actor: Actor, found: Item, *, choice: Choice, verb: Verb, decision_id: int) -> None:
    """The item is closed, waits for a second reader, or goes on waiting."""
    if not verb.closes:
        await session.fetchval(GO_ON, found.id, choice.looked)
    elif found.is_severe and found.first_decision_id is None and await reviewer_count(session) > 1:
        await session.fetchval(SECOND, found.id, decision_id, choice.looked)
    else:
        useful = await needed_somebody(session, found.id)
        await session.fetchval(CLOSE, found.id, session.now, useful, choice.looked)
        await judge_flags(session, actor.id, found.id, good=useful)
        decided = ItemDecided(None, found.id, found.object_kind, found.object_id, useful)
        await publish(session, decided)
