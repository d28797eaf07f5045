"""Questions that staff plant as a test: asked by nobody's account, and out of every list when they are over."""

from dataclasses import replace

from sqlalchemy import update

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.categories.actions.keeping import TESTS
from forum.categories.actions.staffs import staff_category
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.errors import Invalid
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions.asking import Asked, NewThread, ask_question
from forum.threads.events import ThreadMoved
from forum.threads.models import Thread
from forum.threads.queries import visible_thread
from forum.threads.queries.visibility import real_id
from forum.threads.refusals import require


async def plant_question(session: Session, actor: Actor, new: NewThread, *, asker: str) -> Asked:
    """A question that reads like any other, asked under a name that is no account; counted in no figure."""
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if (await visible_category_of_id(session, actor, real_id(new.category_id))).visibility != "public":
        raise Invalid({"category": _("Please choose a category that everybody can read.")})
    asked = await ask_question(session, replace(SYSTEM, display_name=asker), replace(new, kind="question"))
    await session.execute(update(Thread).where(Thread.id == asked.thread_id).values(planted_at=session.now))
    return asked


async def end_test(session: Session, actor: Actor, thread_id: int) -> None:
    """From now on the thread is in no list, feed, search, topic or count, and closed; its address says what it was."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if thread.test_ended_at is not None:
        return
    home = await home_of_tests(session)
    values = {"test_ended_at": session.now, "locked_at": session.now, "category_id": home}
    await session.execute(update(Thread).where(Thread.id == thread.id).values(**values))
    await publish(session, ThreadMoved(None, thread.id, thread.category_id, home))


async def resume_test(session: Session, actor: Actor, thread_id: int, category_id: int) -> None:
    """The end is undone: it stands in this category again, open."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    require(policy.may_moderate(actor, session.now), actor, session.now)
    if thread.test_ended_at is None:
        return
    values = {"test_ended_at": None, "locked_at": None, "category_id": category_id}
    await session.execute(update(Thread).where(Thread.id == thread.id).values(**values))
    await publish(session, ThreadMoved(None, thread.id, thread.category_id, category_id))


async def home_of_tests(session: Session) -> int:
    """The staff's category in which tests stand that are over."""
    refused = _("The category %(slug)s must be for staff alone before tests can end.", slug=TESTS)
    return await staff_category(session, TESTS, _("Test questions"), open_to_others=refused)
