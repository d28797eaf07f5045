"""Who may remark on what."""

from datetime import datetime, timedelta

from forum.actor import Actor
from forum.comments.rows import CommentRow
from forum.threads.policy import is_open
from forum.threads.rows import PostRow, ThreadView

EDITABLE = timedelta(minutes=10)  # later, others may have answered what it said


def may_comment(actor: Actor, post: PostRow, thread: ThreadView, now: datetime) -> bool:
    return actor.may_act(now) and post.is_published and thread.is_published and is_open(actor, thread)


def may_edit_comment(actor: Actor, comment: CommentRow, now: datetime) -> bool:
    """One's own for ten minutes; moderators any."""
    if not actor.may_act(now) or comment.state == "deleted":
        return False
    if actor.is_moderator:
        return True
    fresh = now - comment.created_at <= EDITABLE
    return wrote(actor, comment) and comment.is_published and not comment.locked and fresh


def may_delete_comment(actor: Actor, comment: CommentRow, now: datetime) -> bool:
    if not actor.may_act(now) or comment.state == "deleted":
        return False
    return actor.is_moderator or (wrote(actor, comment) and comment.is_published and not comment.locked)


def may_undelete_comment(actor: Actor, comment: CommentRow, deleted_by_id: int | None, now: datetime) -> bool:
    """Authors bring back what they deleted themselves; what staff deleted, staff bring back."""
    if not actor.may_act(now) or comment.state != "deleted":
        return False
    return actor.is_moderator or (wrote(actor, comment) and deleted_by_id == actor.id and not comment.locked)


def wrote(actor: Actor, comment: CommentRow) -> bool:
    return actor.id is not None and comment.author_id == actor.id
