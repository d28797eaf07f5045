"""An editor's hand in the topics: taking a thread out, putting it back, making one topic of two, or two of one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, insert, update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, NotThere
from forum.i18n import _
from forum.threads.queries import visible_thread
from kb_bridge.actions.placing import place_thread
from kb_bridge.actions.proposals import decide, require_editor
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.topics import absorb, one_at_a_time, open_topic, refresh_topics
from kb_bridge.events import ThreadExcluded, ThreadIncluded, TopicsMerged, TopicSplit
from kb_bridge.identity import Change
from kb_bridge.models import TopicChange, TopicThread
from kb_bridge.queries.proposals import open_proposal_of
from kb_bridge.queries.topics import members, placement, placements, topic_for
from kb_bridge.rows import TopicRow

OF_TOPIC = "SELECT thread_id FROM topic_threads WHERE topic_id = $1 ORDER BY thread_id"
OWNED = """
SELECT ARRAY(SELECT id FROM proposals WHERE topic_id = $1) AS proposals,
       ARRAY(SELECT id FROM articles WHERE topic_id = $1) AS articles
"""
MERGED = "→ {}"  # the reason of a proposal that ended because its topic became part of another one


class Sorted(NamedTuple):
    """The topic in which the threads stand now, and the line of the log by which that is taken back."""

    topic_id: int
    change_id: int


async def exclude_thread(session: Session, actor: Actor, topic_id: int, thread_id: int) -> None:
    """The thread is no part of this topic and never comes back to it by itself; it finds another place."""
    await one_at_a_time(session)
    require_editor(actor, session)
    await topic_for(session, actor, topic_id)
    await visible_thread(session, actor, thread_id)
    place = await placement(session, thread_id)
    if place is None or place.topic_id != topic_id:
        return
    values = {"topic_id": None, "pinned": False, "excluded": func.array_append(TopicThread.excluded, topic_id)}
    await session.execute(update(TopicThread).where(TopicThread.thread_id == thread_id).values(values))
    await publish(session, ThreadExcluded(actor.id, thread_id, topic_id))
    remaining = await refresh_topics(session, [topic_id])
    for touched in dict.fromkeys([*remaining, *await place_thread(session, thread_id)]):
        await ripen(session, touched)


async def include_thread(session: Session, actor: Actor, topic_id: int, thread_id: int) -> None:
    """The thread belongs here, whatever its words say: what takes an exclusion back."""
    await one_at_a_time(session)
    require_editor(actor, session)
    await topic_for(session, actor, topic_id)
    await visible_thread(session, actor, thread_id)
    place = await placement(session, thread_id)
    if place is None:
        raise NotThere
    if place.topic_id == topic_id:
        return
    values = {"topic_id": topic_id, "pinned": True, "excluded": func.array_remove(TopicThread.excluded, topic_id)}
    await session.execute(update(TopicThread).where(TopicThread.thread_id == thread_id).values(values))
    await publish(session, ThreadIncluded(actor.id, thread_id, topic_id))
    for touched in await refresh_topics(session, [each for each in (place.topic_id, topic_id) if each is not None]):
        await ripen(session, touched)


async def split_topic(session: Session, actor: Actor, topic_id: int, thread_ids: Sequence[int]) -> Sorted:
    """These threads ask something else, and the same among each other: they are a topic of their own now, and do not
    come back by themselves."""
    await one_at_a_time(session)
    require_editor(actor, session)
    await topic_for(session, actor, topic_id)
    found = await members(session, topic_id)
    chosen = [each.thread for each in found if each.thread.id in set(thread_ids)]
    if not chosen:
        raise Invalid({"threads": _("Please choose threads.")})
    if len(chosen) == len(found):
        raise Invalid({"threads": _("Please leave at least one thread here.")})
    into_id = await open_topic(session, chosen[0])
    moved = [row.id for row in chosen]
    memory = {"places": await places_of(session, moved)}
    values = {"topic_id": into_id, "pinned": True, "excluded": func.array_append(TopicThread.excluded, topic_id)}
    await session.execute(update(TopicThread).where(TopicThread.thread_id.in_(moved)).values(values))
    change = Change("split", topic_id, into_id, tuple(moved))
    change_id = await remember(session, actor, change, memory)
    await publish(session, TopicSplit(actor.id, topic_id, into_id, tuple(moved)))
    for touched in await refresh_topics(session, [topic_id, into_id]):
        await ripen(session, touched)
    return Sorted(into_id, change_id)


async def merge_topics(session: Session, actor: Actor, topic_id: int, into_id: int) -> Sorted:
    """All threads of one topic belong to another one, and stay there. A proposal of the first ends."""
    await one_at_a_time(session)
    require_editor(actor, session)
    gone = await topic_for(session, actor, topic_id)
    try:
        into = await topic_for(session, actor, into_id)
    except NotThere:
        raise Invalid({"into": _("There is no such topic.")}) from None
    if gone.id == into.id:
        raise Invalid({"into": _("Please choose another topic.")})
    if gone.state == "written":
        raise Conflict(_("This topic is written up in an article; merge the other one into it instead."))
    waiting = await open_proposal_of(session, gone.id)
    memory = await memory_of(session, gone, waiting.id if waiting else None)
    if waiting is not None:
        await decide(session, actor, waiting, "rejected", reason=MERGED.format(into.title))
    moved = await absorb(session, into.id, gone.id)
    await session.execute(
        update(TopicThread)
        .where(TopicThread.thread_id.in_(moved))
        .values(pinned=True, excluded=func.array_remove(TopicThread.excluded, into.id))
    )
    change_id = await remember(session, actor, Change("merged", into.id, gone.id, tuple(moved)), memory)
    await publish(session, TopicsMerged(actor.id, gone.id, into.id, tuple(moved)))
    await refresh_topics(session, [into.id])
    await ripen(session, into.id)
    return Sorted(into.id, change_id)


async def memory_of(session: Session, gone: TopicRow, waiting_id: int | None) -> dict[str, Any]:
    """All that a topic was, so that it can be put back where it was merged away."""
    thread_ids = [row["thread_id"] for row in await session.fetch(OF_TOPIC, gone.id)]
    owned = await session.fetchrow(OWNED, gone.id)
    return {
        "topic": {"id": gone.id, "title": gone.title, "state": gone.state, "created_at": gone.created_at.isoformat()},
        "places": await places_of(session, thread_ids),
        "proposals": list(owned["proposals"]),
        "articles": list(owned["articles"]),
        "waiting": waiting_id,
    }


async def places_of(session: Session, thread_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Where threads stand, and whether they may be moved."""
    found = await placements(session, list(thread_ids))
    return [
        {"thread_id": each, "topic_id": place.topic_id, "pinned": place.pinned, "excluded": list(place.excluded)}
        for each, place in sorted(found.items())
    ]


async def remember(session: Session, actor: Actor, change: Change, memory: dict[str, Any]) -> int:
    """One line of the log of topics, by which the change can be taken back. Returns its id."""
    values = {
        "topic_id": change.topic_id, "kind": change.kind, "other_id": change.other_id,
        "thread_ids": list(change.thread_ids), "actor_id": actor.id, "memory": memory, "created_at": session.now,
    }  # fmt: skip
    change_id: int = await session.scalar(insert(TopicChange).values(values).returning(TopicChange.id))
    return change_id
