"""What moderators (and the system for them) do to posts and threads; why and until when is the moderation's to know."""

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.states import bring_back, state_before, take_away
from forum.threads.events import ThreadLocked, ThreadUnlocked
from forum.threads.models import Thread
from forum.threads.queries import locked_post, visible_thread
from forum.threads.refusals import require
from forum.threads.rows import PostRow, ThreadView

MOVED_ON = _("This post is in another state meanwhile. Nothing was changed.")


async def hold_post(session: Session, actor: Actor, post_id: int) -> bool:
    """The post waits for review; from hidden, too, to undo the hiding of a held one. False where it waits already."""
    thread, post = await allowed_post(session, actor, post_id, frm=("published", "hidden"), to="held")
    if post.state == "held":
        return False
    await take_away(session, actor, thread, post=post, state="held")
    return True


async def release_post(session: Session, actor: Actor, post_id: int) -> bool:
    """A held post is let through. False where readers see it already."""
    thread, post = await allowed_post(session, actor, post_id, frm=("held",), to="published")
    if post.state == "published":
        return False
    await bring_back(session, actor, thread, post=post, state="published")
    return True


async def hide_post(session: Session, actor: Actor, post_id: int, *, reason: str = "") -> bool:
    """The post is taken from view; a deleted one, too, so that its author cannot bring it back. They read why."""
    thread, post = await allowed_post(session, actor, post_id, frm=("published", "held", "deleted"), to="hidden")
    if post.state == "hidden":
        return False
    await take_away(session, actor, thread, post=post, state="hidden", reason=reason)
    return True


async def unhide_post(session: Session, actor: Actor, post_id: int) -> bool:
    """A hidden post is back in view; what its author had deleted before is deleted again."""
    thread, post = await allowed_post(session, actor, post_id, frm=("hidden",), to="published")
    if post.state == "published":
        return False
    before = await state_before(session, post)
    state = "deleted" if before == "deleted" else "published"
    await bring_back(session, actor, thread, post=post, state=state)
    return True


async def lock_thread(session: Session, actor: Actor, thread_id: int) -> bool:
    """Nobody but moderators writes here. False where it is locked already."""
    thread = await allowed_thread(session, actor, thread_id)
    if thread.locked_at is not None:
        return False
    await session.execute(update(Thread).where(Thread.id == thread.id).values(locked_at=session.now))
    await publish(session, ThreadLocked(actor.id, thread.id))
    return True


async def unlock_thread(session: Session, actor: Actor, thread_id: int) -> bool:
    """Everybody may write again. False where it is open already."""
    thread = await allowed_thread(session, actor, thread_id)
    if thread.locked_at is None:
        return False
    await session.execute(update(Thread).where(Thread.id == thread.id).values(locked_at=None))
    await publish(session, ThreadUnlocked(actor.id, thread.id))
    return True


async def allowed_post(
    session: Session, actor: Actor, post_id: int, *, frm: tuple[str, ...], to: str
) -> tuple[ThreadView, PostRow]:
    thread, post = await locked_post(session, actor, post_id)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if post.state != to and post.state not in frm:
        raise Conflict(MOVED_ON)
    return thread, post


async def allowed_thread(session: Session, actor: Actor, thread_id: int) -> ThreadView:
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    return thread
