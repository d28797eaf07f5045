"""Undoing a decision: what it did is put back, and the item waits again."""

from typing import Any

from forum.actor import Actor
from forum.bus import publish
from forum.comments.actions import hide_comment, unhide_comment
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from forum.threads.actions import hide_post, hold_post, lock_thread, unhide_post, unlock_thread
from moderation.queue.actions.judging import judge_flags
from moderation.queue.events import DecisionUndone
from moderation.queue.policy import may_review
from moderation.sanctions.actions import lift

REOPEN = """
UPDATE reviewables r SET state = 'open', decided_at = NULL, version = version + 1
WHERE r.id = $1 AND r.state = 'decided' AND NOT EXISTS (
    SELECT FROM reviewables o WHERE o.object_kind = r.object_kind AND o.object_id = r.object_id AND o.state = 'open')
"""


async def undo(session: Session, actor: Actor, decision_id: int) -> int | None:
    """The item that waits again, if there is one. Conflict where it was undone already or the object moved on."""
    if not may_review(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
    row = await session.fetchrow("SELECT * FROM decisions WHERE id = $1 FOR UPDATE", decision_id)
    if row is None:
        raise NotThere
    if row["undone_at"] is not None:
        raise Conflict(_("This was undone already."))
    await put_back(session, actor, row)
    await session.fetchval(
        "UPDATE decisions SET undone_at = $2, undone_by_id = $3 WHERE id = $1", decision_id, session.now, actor.id
    )
    await publish(session, DecisionUndone(actor.id, decision_id, row["verb"], row["object_kind"], row["object_id"]))
    if row["verb"] in ("approve", "hide"):
        await session.fetchval(REOPEN, row["reviewable_id"])
        if row["reviewable_id"] is not None:
            await judge_flags(session, actor.id, row["reviewable_id"], closed=False)
    item_id: int | None = row["reviewable_id"]
    return item_id


async def put_back(session: Session, actor: Actor, row: Any) -> None:
    before: dict[str, Any] = row["before"]
    verb, object_id = row["verb"], row["object_id"]
    if verb in ("warn", "suspend"):
        await lift(session, actor, object_id, before)
    elif verb in ("lock", "unlock"):
        if before["changed"]:
            await (unlock_thread if verb == "lock" else lock_thread)(session, actor, before["thread_id"])
    elif row["object_kind"] == "comment":
        await put_comment_back(session, actor, object_id, was=before["state"], verb=verb)
    elif row["object_kind"] == "post":
        await put_post_back(session, actor, object_id, was=before["state"], verb=verb)


async def put_comment_back(session: Session, actor: Actor, comment_id: int, *, was: str, verb: str) -> None:
    if verb == "hide" and was != "hidden":
        await unhide_comment(session, actor, comment_id)
    elif verb == "approve" and was == "hidden":
        await hide_comment(session, actor, comment_id)


async def put_post_back(session: Session, actor: Actor, post_id: int, *, was: str, verb: str) -> None:
    """The state of before; a post that its author deleted comes back deleted, the forum remembers that itself."""
    if was == "held":
        await hold_post(session, actor, post_id)
    elif verb == "hide":
        await unhide_post(session, actor, post_id)
    elif was == "hidden":
        await hide_post(session, actor, post_id)
