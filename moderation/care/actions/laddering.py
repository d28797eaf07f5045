"""The ladder: whom it calls, who is told, and what proves that it reached them."""

# ruff: noqa: S608 - what is put together are constants

from collections import defaultdict
from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.events import CareTold
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.care.actions.clocking import hours_of, step
from moderation.care.clocks import rung_at
from moderation.care.events import KeepersChanged
from moderation.care.policy import may_set_targets
from moderation.care.queries.ladder import REACHED, ladders
from moderation.care.queries.questions import CareRow, staff_ids

CLIMB = "UPDATE cares SET rung = $2 WHERE thread_id = $1"
CALL = """
INSERT INTO care_calls (thread_id, rung, user_id, event_id, sent_at)
SELECT thread_id, rung, user_id, $4, $5
FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS n (thread_id, rung, user_id)
"""
PROVE = f"""
UPDATE care_calls c SET mailed_at = x.mailed_at, shown_at = x.shown_at, seen_at = x.seen_at
FROM ({REACHED} WHERE k.seen_at IS NULL AND k.sent_at > $1::timestamptz - interval '30 days') x
WHERE c.id = x.id AND (c.mailed_at, c.shown_at, c.seen_at) IS DISTINCT FROM (x.mailed_at, x.shown_at, x.seen_at)
"""
KEEP = """
INSERT INTO category_keepers (category_id, user_id, lead) VALUES ($1, $2, $3)
ON CONFLICT (category_id, user_id) DO UPDATE SET lead = excluded.lead
"""
LEAVE = "DELETE FROM category_keepers WHERE id = $1 RETURNING category_id"


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who is called for a question on one of its rungs."""

    thread_id: int
    rung: int
    user_id: int


async def climb(session: Session, late: list[CareRow]) -> None:
    """Each rung calls more people. Whoever is called for several questions, or on several rungs at once, is told once;
    each call is written down for itself."""
    if not late:
        return
    known, groups = await ladders(session), defaultdict[tuple[int, ...], list[Call]](list)
    for care in late:
        rung = rung_at(session.now, care.due_at, care.minutes, hours=hours_of(session, care))
        if rung <= care.rung:
            continue
        calls: dict[int, Call] = {}
        for number, users in enumerate(known.of(care).rungs[care.rung : rung], start=care.rung + 1):
            for user_id in users:
                calls.setdefault(user_id, Call(care.thread_id, number, user_id))
        groups[tuple(sorted(calls))] += calls.values()
        await session.fetchval(CLIMB, care.thread_id, rung)
        await step(session, care.thread_id, f"rung{rung}", actor_id=None, to_id=care.owner_id)
    for called_ids, made in groups.items():
        await tell_and_note(session, called_ids, made)


async def tell_and_note(session: Session, user_ids: tuple[int, ...], calls: list[Call]) -> None:
    thread_ids = tuple(dict.fromkeys(call.thread_id for call in calls))
    told = await publish(session, CareTold(None, user_ids, thread_ids, "care_late"))
    await session.fetchval(
        CALL, [call.thread_id for call in calls], [call.rung for call in calls], [call.user_id for call in calls],
        told.id, session.now,
    )  # fmt: skip


async def note_deliveries(session: Session) -> None:
    """What proves that calls of the last month reached people is kept, since notices and letters are not."""
    await session.fetchval(PROVE, session.now)


async def name_keeper(session: Session, actor: Actor, category_id: int | None, *, user_id: int, lead: bool) -> None:
    """From now on the ladder calls them for the questions of this category, or as a lead of all."""
    if not may_set_targets(actor):
        raise NotThere
    if user_id not in await staff_ids(session, "moderator", "admin"):
        raise Invalid({"person": _("Please choose one of the list.")})
    if category_id is None and not lead:
        raise Invalid({"category": _("Choose a category; only leads are there for all.")})
    if category_id is not None and not await session.fetchval("SELECT true FROM categories WHERE id = $1", category_id):
        raise Invalid({"category": _("Please choose one of the list.")})
    await session.fetchval(KEEP, category_id, user_id, lead)
    await publish(session, KeepersChanged(actor.id, category_id))


async def remove_keeper(session: Session, actor: Actor, keeper_id: int) -> None:
    if not may_set_targets(actor):
        raise NotThere
    row = await session.fetchrow(LEAVE, real_id(keeper_id))
    if row is None:
        raise NotThere
    await publish(session, KeepersChanged(actor.id, row["category_id"]))
