"""Deleting and hiding comments, and bringing them back as they were."""

import json
from typing import Any

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.comments import policy
from forum.comments.events import (
    CommentDeleted,
    CommentHeld,
    CommentHidden,
    CommentReleased,
    CommentUndeleted,
    CommentUnhidden,
)
from forum.comments.models import Comment
from forum.comments.queries import visible_comment
from forum.comments.rows import CommentRow
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.threads.models import Post
from forum.threads.policy import may_moderate
from forum.threads.refusals import require

MOVED_ON = _("This comment is in another state meanwhile. Nothing was changed.")
LAST = """
SELECT payload FROM events
 WHERE thread_id = $1 AND name = $2 AND (payload ->> 'comment_id')::bigint = $3 ORDER BY id DESC LIMIT 1
"""


async def delete_comment(session: Session, actor: Actor, comment_id: int) -> CommentRow:
    """Gone for readers, kept for the log; deleting again changes nothing. Returns the comment as it was."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    if comment.state == "deleted" and actor.is_signed_in:
        return comment
    require(policy.may_delete_comment(actor, comment, session.now), actor, session.now)
    await set_state(session, comment, "deleted")
    await publish(session, CommentDeleted(actor.id, comment.thread_id, comment.post_id, comment.id, comment.state))
    return comment


async def undelete_comment(session: Session, actor: Actor, comment_id: int) -> CommentRow:
    """Back in the state in which it was deleted."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    if comment.state != "deleted" and actor.is_signed_in:
        return comment
    deletion = await last_event(session, comment, CommentDeleted)
    allowed = policy.may_undelete_comment(actor, comment, deletion.get("actor_id"), session.now)
    require(allowed, actor, session.now)
    state = deletion.get("before", "published")
    await set_state(session, comment, state)
    await publish(session, CommentUndeleted(actor.id, comment.thread_id, comment.post_id, comment.id, state))
    return comment


async def hold_comment(session: Session, actor: Actor, comment_id: int) -> bool:
    """It waits for review; from hidden, too, to undo the hiding of a held one. False where it waits already."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    require(may_moderate(actor, session.now), actor, session.now)
    if comment.state == "held":
        return False
    if comment.state == "deleted":
        raise Conflict(MOVED_ON)
    await set_state(session, comment, "held")
    await publish(session, CommentHeld(actor.id, comment.thread_id, comment.post_id, comment.id, comment.state))
    return True


async def release_comment(session: Session, actor: Actor, comment_id: int) -> bool:
    """A held comment is let through. False where readers see it already."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    require(may_moderate(actor, session.now), actor, session.now)
    if comment.state == "published":
        return False
    if comment.state != "held":
        raise Conflict(MOVED_ON)
    await set_state(session, comment, "published")
    await publish(session, CommentReleased(actor.id, comment.thread_id, comment.post_id, comment.id, "published"))
    return True


async def hide_comment(session: Session, actor: Actor, comment_id: int, *, reason: str = "") -> bool:
    """Taken from view by a moderator; a deleted one, too, so that its author cannot bring it back. False where it is
    hidden already."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    require(may_moderate(actor, session.now), actor, session.now)
    if comment.state == "hidden":
        return False
    await set_state(session, comment, "hidden")
    event = CommentHidden(actor.id, comment.thread_id, comment.post_id, comment.id, comment.state, reason)
    await publish(session, event)
    return True


async def unhide_comment(session: Session, actor: Actor, comment_id: int) -> bool:
    """Back in the state in which it was hidden. False where readers see it already."""
    comment = await visible_comment(session, actor, comment_id, lock=True)
    require(may_moderate(actor, session.now), actor, session.now)
    if comment.state == "published":
        return False
    if comment.state != "hidden":
        raise Conflict(MOVED_ON)
    state = (await last_event(session, comment, CommentHidden)).get("before", "published")
    await set_state(session, comment, state)
    await publish(session, CommentUnhidden(actor.id, comment.thread_id, comment.post_id, comment.id, state))
    return True


async def set_state(session: Session, comment: CommentRow, state: str) -> None:
    """The post's count follows exactly from what was and what is published."""
    delta = (state == "published") - comment.is_published
    await session.execute(update(Comment).where(Comment.id == comment.id).values(state=state))
    if delta:
        counted = update(Post).where(Post.id == comment.post_id).values(comment_count=Post.comment_count + delta)
        await session.execute(counted)


async def last_event(session: Session, comment: CommentRow, kind: type) -> dict[str, Any]:
    """What the log says of how the comment came into its present state; empty for an imported one."""
    payload = await session.fetchval(LAST, comment.thread_id, kind.__name__, comment.id)
    found: dict[str, Any] = json.loads(payload or "{}") if isinstance(payload, str | None) else payload
    return found
