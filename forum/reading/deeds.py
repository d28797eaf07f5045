"""What this reader may do with a thread and each of its posts: the answers that draw the buttons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.comments.policy import may_comment, may_delete_comment, may_edit_comment
from forum.comments.rows import CommentRow
from forum.errors import Words
from forum.i18n import _
from forum.privileges import VOTE_DOWN, comes_with
from forum.threads import policy
from forum.threads.refusals import standing
from forum.threads.rows import PostRow, ThreadView
from forum.votes.policy import may_vote_down, may_vote_up


@dataclass(frozen=True, slots=True)
class PostDeeds:
    """One post's buttons: all that they depend on, so that drawn ones can be used again."""

    id: int
    version: int
    score: int
    my_vote: int
    may_vote_up: bool
    may_vote_down: bool
    why_not_up: Words | None
    why_not_down: Words | None
    may_edit: bool
    may_delete: bool
    may_undelete: bool
    may_accept: bool
    is_accepted: bool
    may_comment: bool


@dataclass(frozen=True, slots=True)
class CommentDeeds:
    """One comment's buttons."""

    id: int
    may_edit: bool
    may_delete: bool


@dataclass(frozen=True, slots=True)
class ThreadDeeds:
    """The thread's own buttons, and why there is no answer box where there is none."""

    may_answer: bool
    why_no_answer: Words | None
    may_me_too: bool
    may_solve: bool
    may_moderate: bool
    may_mark_duplicate: bool
    may_move: bool
    may_retag: bool
    kinds: tuple[str, ...]


def post_deeds(actor: Actor, thread: ThreadView, post: PostRow, *, my_vote: int, now: datetime) -> PostDeeds:
    why_no_vote = (
        _("You cannot vote on what you wrote yourself.") if policy.is_author(actor, post) else standing(actor, now)
    )
    may_up = actor.is_visitor or may_vote_up(actor, post, now)
    may_down = actor.is_visitor or may_vote_down(actor, post, now)
    is_answer = thread.is_question and not post.is_opening and post.is_published
    return PostDeeds(
        id=post.id,
        version=post.version,
        score=post.score,
        my_vote=my_vote,
        may_vote_up=may_up,
        may_vote_down=may_down,
        why_not_up=None if may_up else why_no_vote,
        why_not_down=None if may_down else why_no_vote or comes_with(VOTE_DOWN),
        may_edit=policy.may_edit(actor, post, thread, now),
        may_delete=policy.may_delete(actor, post, thread, now),
        may_undelete=policy.may_undelete(actor, post, thread, now),
        may_accept=is_answer and policy.may_accept(actor, thread, now),
        is_accepted=post.id == thread.accepted_post_id,
        may_comment=may_comment(actor, post, thread, now),
    )


def comment_deeds(actor: Actor, comments: Iterable[CommentRow], now: datetime) -> dict[int, CommentDeeds]:
    return {
        each.id: CommentDeeds(each.id, may_edit_comment(actor, each, now), may_delete_comment(actor, each, now))
        for each in comments
    }


def thread_deeds(actor: Actor, thread: ThreadView, now: datetime) -> ThreadDeeds:
    may_answer = policy.may_answer(actor, thread, now)
    return ThreadDeeds(
        may_answer=may_answer,
        why_no_answer=None if may_answer else why_no_answer(actor, thread, now),
        may_me_too=policy.may_me_too(actor, thread, now),
        may_solve=policy.may_mark_solved(actor, thread, now),
        may_moderate=policy.may_moderate(actor, now),
        may_mark_duplicate=policy.may_mark_duplicate(actor, thread, now),
        may_move=policy.may_move(actor, thread, now),
        may_retag=policy.may_retag(actor, thread, now),
        kinds=tuple(kind for kind in policy.KINDS if policy.may_change_kind(actor, thread, kind, now)),
    )


def why_no_answer(actor: Actor, thread: ThreadView, now: datetime) -> Words | None:
    """None for a visitor, who is invited instead."""
    if thread.locked_at is not None:
        return _("This thread is locked. It can be read, and nothing can be added.")
    if actor.is_visitor:
        return None
    if not thread.is_published:
        return _("Answers are possible once this thread is in view of everybody.")
    return standing(actor, now)
