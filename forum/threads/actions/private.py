"""A thread goes on between one person and the staff, and may be published when both agree."""

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Refused
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.asking import Asked, NewThread, ask_question, private_home
from forum.threads.events import ThreadContinued, ThreadMoved
from forum.threads.models import Thread
from forum.threads.queries import visible_thread
from forum.threads.refusals import require

# What stood there before is not published with it: who took a number out of their words has it out.
FORGET_EARLIER = """
DELETE FROM revisions r USING posts p WHERE p.id = r.post_id AND p.thread_id = $1 AND r.version < p.version
"""


async def continue_privately(session: Session, actor: Actor, thread_id: int, body: str) -> Asked:
    """A discussion of whoever began the thread with the staff, which nobody else ever reads."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_continue_privately(actor, thread, session.now), actor, session.now)
    new = NewThread(await private_home(session), thread.title, body, kind="discussion")
    asked = await ask_question(session, actor, new)
    private = update(Thread).where(Thread.id == asked.thread_id).values(private_to_id=thread.author_id)
    await session.execute(private)
    origin = update(Thread).where(Thread.id == thread.id).values(continued_in_id=asked.thread_id)
    await session.execute(origin)
    await publish(session, ThreadContinued(actor.id, thread.id, asked.thread_id, thread.author_id or 0))
    return asked


async def publish_private(session: Session, actor: Actor, thread_id: int, category_id: int) -> None:
    """From now on whoever reads the category reads it, as it stands; both sides have agreed."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    if thread.private_to_id is None:
        raise Refused(_("It is private no longer."))
    values = {"private_to_id": None, "home_category_id": None, "category_id": category_id}
    await session.execute(update(Thread).where(Thread.id == thread.id).values(values))
    await session.fetchval(FORGET_EARLIER, thread.id)
    told = update(Thread).where(Thread.continued_in_id == thread.id).values(continued_in_id=None)
    await session.execute(told)
    await publish(session, ThreadMoved(actor.id, thread.id, thread.category_id, category_id))
