"""How a thread stands to others: the same as another, had by others too, of a kind, in a category, written up."""

from collections.abc import Sequence

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from forum.actor import Actor
from forum.bus import publish
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.privileges import MARK_DUPLICATES, MOVE
from forum.threads import policy
from forum.threads.events import (
    DuplicateCleared,
    KindChanged,
    MarkedDuplicate,
    MeTooAdded,
    MeTooTakenBack,
    ThreadMoved,
    ThreadWrittenUp,
)
from forum.threads.models import MeToo, Post, Thread
from forum.threads.queries import visible_thread
from forum.threads.queries.visibility import real_id
from forum.threads.refusals import require
from forum.threads.rows import ThreadView

# All duplicates are marked one after another: two marks made at once could close a ring that neither of them sees.
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('threads.duplicates'))"
CHAIN = """
WITH RECURSIVE chain AS (
    SELECT id, duplicate_of_id FROM threads WHERE id = $1
    UNION SELECT t.id, t.duplicate_of_id FROM threads t JOIN chain ON t.id = chain.duplicate_of_id)
SELECT id FROM chain
"""


async def mark_duplicate(session: Session, actor: Actor, thread_id: int, target_id: int) -> ThreadView:
    """The thread asks the same as the target, which the actor must be able to see; never in a ring."""
    await session.fetchval(ONE_AT_A_TIME)
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_mark_duplicate(actor, thread, session.now), actor, session.now, MARK_DUPLICATES)
    target = await target_thread(session, actor, thread, target_id)
    if thread.duplicate_of_id == target.id:
        return thread
    await set_thread(session, thread.id, duplicate_of_id=target.id)
    if thread.duplicate_of_id is not None:
        await publish(session, DuplicateCleared(actor.id, thread.id, thread.duplicate_of_id))
    await publish(session, MarkedDuplicate(actor.id, thread.id, target.id))
    return thread


async def target_thread(session: Session, actor: Actor, thread: ThreadView, target_id: int) -> ThreadView:
    try:
        target = await visible_thread(session, actor, target_id)
    except NotThere:
        raise Invalid({"target": _("There is no such thread.")}) from None
    if target.id == thread.id:
        raise Invalid({"target": _("A thread cannot be a duplicate of itself.")})
    if not target.is_published or target.private_to_id is not None:
        raise Invalid({"target": _("That thread is not in view of readers.")})
    if thread.id in [row["id"] for row in await session.fetch(CHAIN, target.id)]:
        raise Invalid({"target": _("That thread is already marked as a duplicate of this one.")})
    return target


async def clear_duplicate(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """The thread stands for itself again."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_mark_duplicate(actor, thread, session.now), actor, session.now, MARK_DUPLICATES)
    if thread.duplicate_of_id is not None:
        await set_thread(session, thread.id, duplicate_of_id=None)
        await publish(session, DuplicateCleared(actor.id, thread.id, thread.duplicate_of_id))
    return thread


async def add_me_too(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """The actor has this question too, once however often it is said: the count goes by the row really added."""
    thread = await visible_thread(session, actor, thread_id)
    because = _("You asked this yourself.") if policy.is_author(actor, thread) else None
    require(policy.may_me_too(actor, thread, session.now), actor, session.now, because)
    values = {"thread_id": thread.id, "user_id": actor.id, "created_at": session.now}
    added = await session.scalar(insert(MeToo).values(values).on_conflict_do_nothing().returning(MeToo.user_id))
    if added is not None:
        await set_thread(session, thread.id, me_too_count=Thread.me_too_count + 1)
        await publish(session, MeTooAdded(actor.id, thread.id, added))
    return thread


async def take_back_me_too(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    """The actor has this question no longer."""
    thread = await visible_thread(session, actor, thread_id)
    require(actor.is_signed_in, actor, session.now)
    mine = (MeToo.thread_id == thread.id) & (MeToo.user_id == actor.id)
    gone = await session.scalar(delete(MeToo).where(mine).returning(MeToo.user_id))
    if gone is not None:
        await set_thread(session, thread.id, me_too_count=Thread.me_too_count - 1)
        await publish(session, MeTooTakenBack(actor.id, thread.id, gone))
    return thread


async def change_kind(session: Session, actor: Actor, thread_id: int, kind: str) -> ThreadView:
    """The thread becomes a question, a discussion or an announcement; its posts become answers or replies."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    if kind == thread.kind and actor.is_signed_in:
        return thread
    because = _("Take back the solved mark first.") if thread.solved_at else None
    require(policy.may_change_kind(actor, thread, kind, session.now), actor, session.now, because)
    await set_thread(session, thread.id, kind=kind)
    under = (Post.thread_id == thread.id) & (Post.kind != "opening")
    await session.execute(update(Post).where(under).values(kind="answer" if kind == "question" else "reply"))
    await publish(session, KindChanged(actor.id, thread.id, thread.kind, kind))
    return thread


async def move_thread(session: Session, actor: Actor, thread_id: int, category_id: int) -> ThreadView:
    """The thread lives in another category, one that the actor can see. Only moderators open it to others: whoever
    wrote for the signed-in or for a group did not write for everybody."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_move(actor, thread, session.now), actor, session.now, MOVE)
    try:
        category = await visible_category_of_id(session, actor, real_id(category_id))
    except NotThere:
        raise Invalid({"category": _("Please choose a category.")}) from None
    if not actor.is_moderator and policy.is_opened_by(category.visibility, thread.category_visibility):
        raise Invalid({"category": _("More people read that category. A moderator can move it there.")})
    if category.id != thread.category_id:
        await set_thread(session, thread.id, category_id=category.id)
        await publish(session, ThreadMoved(actor.id, thread.id, thread.category_id, category.id))
    return thread


async def note_article(
    session: Session, actor: Actor, thread_ids: Sequence[int], article_id: int | None, *, url: str = ""
) -> None:
    """Each thread says in which article it is written up (in none, when empty); `url` is the article's address."""
    require(actor.is_editor, actor, session.now)
    for thread_id in sorted(thread_ids):
        thread = await visible_thread(session, actor, thread_id, lock=True)
        if thread.article_id != article_id:
            await set_thread(session, thread.id, article_id=article_id)
            await publish(session, ThreadWrittenUp(actor.id, thread.id, article_id, url))


async def set_thread(session: Session, thread_id: int, **values: object) -> None:
    await session.execute(update(Thread).where(Thread.id == thread_id).values(**values))
