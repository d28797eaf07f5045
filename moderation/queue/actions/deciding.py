"""Deciding: a verb of the list is carried out through the forum's actions and logged, with what undoes it."""

import json
from dataclasses import dataclass
from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.comments.actions import hide_comment, unhide_comment
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from forum.threads.actions import hide_post, lock_thread, release_post, unhide_post, unlock_thread
from moderation.queue.actions.judging import judge_flags
from moderation.queue.events import DecisionTaken
from moderation.queue.policy import Situation, Verb, may_review, possible
from moderation.queue.queries import Item, item
from moderation.sanctions.actions import require_reason, suspend, warn

LOG = """
INSERT INTO decisions (reviewable_id, moderator_id, verb, object_kind, object_id, reason, before, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
"""
CLOSE = """
UPDATE reviewables
SET state = 'decided', decided_at = $2, version = version + 1, claimed_by_id = NULL, claimed_until = NULL
WHERE id = $1
"""
CHANGED = _("This item has changed since you opened it, so nothing was done. Look at it again, please.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a moderator chose about the version of the item that they saw; `days` is for suspensions."""

    verb: str
    version: int
    reason: str = ""
    days: int = 7


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
    if verb.closes:
        await session.fetchval(CLOSE, item_id, session.now)
    else:
        await session.fetchval("UPDATE reviewables SET version = version + 1 WHERE id = $1", item_id)
    about = Entry(verb.id, found.object_kind, found.object_id, choice.reason, item_id)
    if verb.id in ("warn", "suspend") and found.author_id is not None:
        about = Entry(verb.id, "user", found.author_id, choice.reason, item_id)
    decision_id = await enter(session, actor, about, before)
    if verb.closes:
        await judge_flags(session, actor.id, item_id, closed=True)
    return decision_id, verb


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the moderators' log."""

    verb: str
    object_kind: str
    object_id: int
    reason: str = ""
    item_id: int | None = None


async def enter(session: Session, actor: Actor, entry: Entry, before: dict[str, Any]) -> int:
    decision_id: int = await session.fetchval(
        LOG, entry.item_id, actor.id, entry.verb, entry.object_kind, entry.object_id, entry.reason, json.dumps(before),
        session.now,
    )  # fmt: skip
    await publish(session, DecisionTaken(actor.id, decision_id, entry.verb, entry.object_kind, entry.object_id))
    return decision_id


async def carry_out(session: Session, actor: Actor, found: Item, choice: Choice) -> dict[str, Any]:
    """Does it, and returns what undoing will need."""
    state = {"state": found.object_state}
    if choice.verb == "approve":
        await bring_into_view(session, actor, found)
        return state
    if choice.verb == "hide":
        await (hide_comment if found.object_kind == "comment" else hide_post)(session, actor, found.object_id)
        return state
    if choice.verb == "warn":
        return await warn(session, actor, found.author_id or 0, choice.reason)
    if choice.verb == "suspend":
        return await suspend(session, actor, found.author_id or 0, choice.reason, days=choice.days)
    change = lock_thread if choice.verb == "lock" else unlock_thread
    return {"changed": await change(session, actor, found.thread_id or 0), "thread_id": found.thread_id}


async def bring_into_view(session: Session, actor: Actor, found: Item) -> None:
    """An approved post is seen again, or for the first time; one that its author deleted stays deleted."""
    if found.object_kind == "comment" and found.object_state == "hidden":
        await unhide_comment(session, actor, found.object_id)
    elif found.object_kind == "post" and found.object_state == "held":
        await release_post(session, actor, found.object_id)
    elif found.object_kind == "post" and found.object_state == "hidden":
        await unhide_post(session, actor, found.object_id)


def situation_of(found: Item, actor: Actor) -> Situation:
    return Situation(
        object_kind=found.object_kind,
        object_state=found.object_state or "",
        thread_locked=bool(found.thread_locked),
        author_roles=None if found.author_roles is None else frozenset(found.author_roles),
        own=found.author_id is not None and found.author_id == actor.id,
    )
