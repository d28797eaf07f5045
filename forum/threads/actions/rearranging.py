"""Putting answers where they belong: into another thread, or into a thread of their own; and back again."""

from dataclasses import dataclass

from sqlalchemy import insert, update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, Refused
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.relating import target_thread
from forum.threads.events import PostMoved, ThreadSplit
from forum.threads.models import Post, Thread
from forum.threads.queries import locked_post, thread_answers, visible_thread
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView
from forum.threads.titles import clean_title, slug_of

RECOUNT = """
UPDATE threads t SET
    answer_count = (SELECT count(*) FROM posts p
                    WHERE p.thread_id = t.id AND p.kind <> 'opening' AND p.state = 'published'),
    last_activity_at = coalesce(
        (SELECT max(p.created_at) FROM posts p WHERE p.thread_id = t.id AND p.state = 'published'), t.created_at)
WHERE t.id = ANY($1::bigint[])
"""
WITH_COMMENTS = "UPDATE comments SET thread_id = $2 WHERE post_id = $1"


@dataclass(frozen=True, slots=True)
class Split:
    """The thread that came of it."""

    thread_id: int
    url: str


async def merge_threads(session: Session, actor: Actor, thread_id: int, target_id: int) -> tuple[int, ...]:
    """All answers but an accepted one move to the target; returns which. The question itself stays where it is asked,
    to be marked as a duplicate. Locks the smaller id first."""
    for each in sorted((thread_id, target_id)):
        await visible_thread(session, actor, each, lock=True)
    thread = await visible_thread(session, actor, thread_id)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    keep_whole(thread)
    await target_thread(session, actor, thread, target_id)
    moving = [post for post in await thread_answers(session, actor, thread_id) if post.id != thread.accepted_post_id]
    for post in moving:
        await carry(session, actor, post, to=target_id)
    await session.raw.execute(RECOUNT, [thread_id, target_id])
    return tuple(post.id for post in moving)


async def move_answers(session: Session, actor: Actor, post_ids: tuple[int, ...], thread_id: int) -> None:
    """These answers stand in that thread: what undoes a merge."""
    target = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    keep_whole(target)
    left = {target.id}
    for post_id in post_ids:
        thread, post = await locked_post(session, actor, post_id)
        keep_whole(thread)
        if thread.accepted_post_id == post.id or not post.is_published:
            raise Conflict(_("One of these answers is the solution or out of view meanwhile, so nothing was moved."))
        left.add(thread.id)
        await carry(session, actor, post, to=target.id)
    await session.raw.execute(RECOUNT, list(left))


async def split_answer(session: Session, actor: Actor, post_id: int, *, title: str) -> Split:
    """The answer becomes a thread of its own in the same category, by its author and of its date, with its comments."""
    thread, post = await locked_post(session, actor, post_id)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    keep_whole(thread)
    if post.is_opening or thread.accepted_post_id == post.id or not post.is_published:
        raise Invalid({"title": _("What opens a thread, solved its question or is out of view stays in it.")})
    wanted = clean_title(title)
    values = {
        "category_id": thread.category_id, "author_id": post.author_id, "author_label": post.author_display,
        "kind": thread.kind, "title": wanted, "slug": slug_of(wanted), "state": post.state, "score": post.score,
        "language": post.language, "created_at": post.created_at, "last_activity_at": post.created_at,
    }  # fmt: skip
    new_id: int = await session.scalar(insert(Thread).values(values).returning(Thread.id))
    await carry(session, actor, post, to=new_id, kind="opening")
    await session.raw.execute(RECOUNT, [thread.id])
    await publish(session, ThreadSplit(actor.id, new_id, post.id, thread.id))
    return Split(new_id, f"/t/{new_id}/{values['slug']}")


async def rejoin(session: Session, actor: Actor, thread_id: int, *, into: int) -> None:
    """The opening of a thread that was split off goes back as an answer; Conflict where others have answered there."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    _thread, post = await locked_post(session, actor, thread.opening_id)
    home = await visible_thread(session, actor, into, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if await thread_answers(session, actor, thread_id):
        raise Conflict(_("Somebody has answered there meanwhile. Move those answers first."))
    await session.execute(update(Thread).where(Thread.id == thread.id).values(state="deleted"))
    await carry(session, actor, post, to=home.id, kind="answer" if home.is_question else "reply")
    await session.raw.execute(RECOUNT, [home.id])


def keep_whole(thread: ThreadView) -> None:
    """Nothing goes from a private thread into another, nor the other way."""
    if thread.private_to_id is not None:
        raise Refused(_("A private thread is not taken apart."))


async def carry(session: Session, actor: Actor, post: PostRow, *, to: int, kind: str | None = None) -> None:
    """The post and its comments stand in another thread."""
    values = {"thread_id": to, "kind": kind or post.kind}
    await session.execute(update(Post).where(Post.id == post.id).values(values))
    await session.raw.execute(WITH_COMMENTS, post.id, to)
    await publish(session, PostMoved(actor.id, to, post.id, post.thread_id))
