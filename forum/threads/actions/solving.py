"""Marking what solved a question, moving the mark, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.ordering import lock_people
from forum.threads.events import AnswerAccepted, AnswerUnaccepted, ThreadSolved, ThreadUnsolved
from forum.threads.models import Thread
from forum.threads.queries import locked_post, visible_thread
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView


@dataclass(frozen=True, slots=True)
class Mark:
    """Who said that an answer solved the question, and when."""

    by_id: int | None
    at: datetime


NOT_YOURS = _("Only the person who asked, or a moderator, can say what solved this question.")


async def accept_answer(session: Session, actor: Actor, post_id: int) -> ThreadView:
    """This answer, and no other, solved the question; accepting it again changes nothing."""
    thread, post = await locked_post(session, actor, post_id)
    require(policy.may_accept(actor, thread, session.now), actor, session.now, NOT_YOURS)
    if post.kind != "answer" or not post.is_published:
        raise Conflict(_("Only an answer that readers can see can be accepted."))
    if thread.accepted_post_id != post.id:
        await put_mark(session, actor, thread, post=post)
    return thread


async def take_back_acceptance(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """No answer is accepted and the question is open again."""
    thread = await allowed_thread(session, actor, thread_id)
    if thread.accepted_post_id is not None:
        await set_solved(session, thread.id, accepted_post_id=None, solved_at=None, solved_by_id=None)
        await tell_unaccepted(session, actor, thread)
    return thread


async def mark_solved_without_answer(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """The question is solved, but by no answer here; Conflict where an answer is accepted already."""
    thread = await allowed_thread(session, actor, thread_id)
    if thread.accepted_post_id is not None:
        raise Conflict(_("An answer is already marked as the one that solved it. Take that back first."))
    if thread.solved_at is None:
        await set_solved(session, thread.id, accepted_post_id=None, solved_at=session.now, solved_by_id=actor.id)
        await publish(session, ThreadSolved(actor.id, thread.id))
    return thread


async def unmark_solved(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """The question is open again, whether an answer was accepted or none."""
    thread = await allowed_thread(session, actor, thread_id)
    if thread.accepted_post_id is not None:
        return await take_back_acceptance(session, actor, thread_id)
    if thread.solved_at is not None:
        await set_solved(session, thread.id, accepted_post_id=None, solved_at=None, solved_by_id=None)
        await publish(session, ThreadUnsolved(actor.id, thread.id))
    return thread


async def allowed_thread(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_mark_solved(actor, thread, session.now), actor, session.now, NOT_YOURS)
    return thread


async def put_mark(
    session: Session, actor: Actor, thread: ThreadView, *, post: PostRow, mark: Mark | None = None
) -> None:
    """The mark stands on `post`, by the actor or as it was set before; the thread is locked by the caller."""
    mark = mark or Mark(actor.id, session.now)
    await set_solved(session, thread.id, accepted_post_id=post.id, solved_at=mark.at, solved_by_id=mark.by_id)
    if thread.accepted_post_id is not None:
        await lock_people(session, await author_of(session, thread.accepted_post_id), post.author_id, thread.author_id)
        await tell_unaccepted(session, actor, thread)
    await publish(session, AnswerAccepted(mark.by_id, thread.id, post.id, post.author_id, thread.author_id))


async def set_solved(session: Session, thread_id: int, **values: object) -> None:
    await session.execute(update(Thread).where(Thread.id == thread_id).values(**values))


async def tell_unaccepted(session: Session, actor: Actor, thread: ThreadView) -> None:
    old_id = thread.accepted_post_id or 0
    author_id = await author_of(session, old_id)
    await publish(session, AnswerUnaccepted(actor.id, thread.id, old_id, author_id, thread.author_id))


async def author_of(session: Session, post_id: int) -> int | None:
    author_id: int | None = await session.fetchval("SELECT author_id FROM posts WHERE id = $1", post_id)
    return author_id
