"""Taking back that an editor merged two topics or split one: everything that still stands as it left it goes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, NotThere
from forum.i18n import _
from kb_bridge.actions.joining import open_again
from kb_bridge.actions.proposals import require_editor
from kb_bridge.actions.ripening import ripen
from kb_bridge.actions.topics import one_at_a_time, refresh_topics, set_state
from kb_bridge.events import TopicsRestored
from kb_bridge.models import Article, Proposal, Topic, TopicChange, TopicThread
from kb_bridge.queries.proposals import open_proposal_of
from kb_bridge.queries.topics import placements, topic

CHANGE = """
SELECT id, topic_id, kind, other_id, memory, created_at, undone_at
  FROM topic_changes WHERE id = $1 AND memory <> '{}' FOR UPDATE
"""
DECIDED_SINCE = _("Something has been decided about one of these topics since. Take that back first.")


async def take_back_change(session: Session, actor: Actor, change_id: int) -> int:
    """The topics are as they were, with their drafts; threads that came or went since stay where they are now. Returns
    the topic that was there before. Conflict where a verdict rests on how they stand now."""
    await one_at_a_time(session)
    require_editor(actor, session)
    change = await session.fetchrow(CHANGE, change_id) if 0 < change_id < 2**63 else None
    if change is None:
        raise NotThere
    if change["undone_at"] is not None:
        return int(change["topic_id"])
    if change["kind"] == "merged":
        await part_again(session, change)
    else:
        await join_again(session, change)
    await session.execute(update(TopicChange).where(TopicChange.id == change_id).values(undone_at=session.now))
    await publish(session, TopicsRestored(actor.id, change_id, change["topic_id"], change["other_id"]))
    for touched in await refresh_topics(session, [change["topic_id"], change["other_id"]]):
        await ripen(session, touched)
    return int(change["topic_id"])


async def part_again(session: Session, change: Mapping[str, Any]) -> None:
    """The topic that was merged away is back under its number, with all that was its own."""
    memory, into_id = change["memory"], change["topic_id"]
    into, other = await topic(session, into_id), await topic(session, change["other_id"])
    if into is None or other is not None or await decided_since(session, change, into_id):
        raise Conflict(DECIDED_SINCE)
    back = memory["topic"] | {"created_at": datetime.fromisoformat(memory["topic"]["created_at"])}
    await session.execute(insert(Topic).values({**back, "changed_at": session.now}))
    await put_back(session, memory["places"], stands_in=into_id)
    mine = update(Proposal).where(Proposal.id.in_(memory["proposals"]))
    await session.execute(mine.values(topic_id=back["id"]))
    await session.execute(update(Article).where(Article.id.in_(memory["articles"])).values(topic_id=back["id"]))
    if memory["waiting"] is not None:
        await open_again(session, memory["waiting"])
    await drop_fresh_draft(session, change, into_id)


async def join_again(session: Session, change: Mapping[str, Any]) -> None:
    """The threads that were split off are back; what the bridge drafted of them alone goes."""
    other_id = change["other_id"]
    other = await topic(session, other_id)
    if other is None or await decided_since(session, change, other_id):
        raise Conflict(DECIDED_SINCE)
    await put_back(session, change["memory"]["places"], stands_in=other_id)
    await drop_fresh_draft(session, change, other_id)


async def drop_fresh_draft(session: Session, change: Mapping[str, Any], topic_id: int) -> None:
    """What the bridge drafted because of the change goes, unless an editor has saved a version."""
    waiting = await open_proposal_of(session, topic_id)
    if waiting is None or waiting.edited_source is not None or waiting.created_at < change["created_at"]:
        return
    if waiting.id not in change["memory"].get("proposals", ()):
        await session.execute(delete(Proposal).where(Proposal.id == waiting.id))
        await set_state(session, topic_id, "open")


async def decided_since(session: Session, change: Mapping[str, Any], topic_id: int) -> bool:
    """Whether an editor has judged the topic after the change."""
    sql = """
    SELECT EXISTS (SELECT FROM proposals p, topic_changes c WHERE c.id = $1 AND p.topic_id = $2
                      AND p.decided_by_id IS NOT NULL AND p.decided_at > c.created_at)
    """
    return bool(await session.fetchval(sql, change["id"], topic_id))


async def put_back(session: Session, places: Sequence[Mapping[str, Any]], *, stands_in: int) -> None:
    """Those of the threads that are where the change put them stand where they stood before it."""
    now = await placements(session, [each["thread_id"] for each in places])
    for each in places:
        place = now.get(each["thread_id"])
        if place is not None and place.topic_id == stands_in:
            values = {name: each[name] for name in ("topic_id", "pinned", "excluded")}
            await session.execute(
                update(TopicThread).where(TopicThread.thread_id == each["thread_id"]).values(**values)
            )
