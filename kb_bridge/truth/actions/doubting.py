"""A solution is doubted: those who know are asked, once, and what they say counts."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import NotThere, Refused
from forum.threads.queries import visible_post, visible_thread
from forum.threads.refusals import standing
from forum.threads.rows import ThreadView
from kb_bridge.truth.events import SolutionDoubted, SolutionJudged, SolutionOutdated
from kb_bridge.truth.models import SolutionDoubt, SolutionWord
from kb_bridge.truth.policy import may_say
from kb_bridge.truth.queries.doubts import doubt_about
from kb_bridge.truth.weighing import weight_of

AGAIN = timedelta(days=180)  # after that a new doubt asks once more
FRESH = timedelta(hours=1)  # a solution so young has not been tried yet


async def doubt_solution(session: Session, thread_id: int, cause: str, by: int | None) -> None:
    """Somebody has the problem of a solved thread, or was not helped: unless it was asked lately, it is asked now."""
    try:
        thread = await visible_thread(session, SYSTEM, thread_id, lock=True)
    except NotThere:
        return
    if thread.accepted_post_id is None or thread.solved_at is None or session.now - thread.solved_at < FRESH:
        return
    values = {"thread_id": thread.id, "cause": cause, "asked_at": session.now}
    entered = upsert(SolutionDoubt).values(post_id=thread.accepted_post_id, **values)
    entered = entered.on_conflict_do_update(
        index_elements=["post_id"],
        set_={"cause": cause, "asked_at": session.now},
        where=SolutionDoubt.asked_at < session.now - AGAIN,
    )
    if await session.scalar(entered.returning(SolutionDoubt.post_id)) is not None:
        await publish(session, SolutionDoubted(by, thread.id, thread.accepted_post_id, cause))


async def say_works(session: Session, actor: Actor, thread_id: int, *, works: bool) -> ThreadView:
    """One word a person, which they may change. Enough words mark the solution as outdated, or clear it again."""
    thread = await visible_thread(session, actor, thread_id, lock=True)
    doubt = await doubt_about(session, actor, thread)
    if doubt is None or not actor.is_signed_in:
        raise NotThere
    if not may_say(actor, doubt, session.now):
        raise Refused(standing(actor, session.now)) if not actor.may_act(session.now) else NotThere
    answer = await visible_post(session, actor, doubt.post_id)
    weight = weight_of(actor.id, asker_id=thread.author_id, answerer_id=answer.author_id, staff=actor.is_staff)
    said = {"works": works, "weight": weight, "created_at": session.now}
    entered = upsert(SolutionWord).values(post_id=doubt.post_id, user_id=actor.id, **said)
    await session.execute(entered.on_conflict_do_update(index_elements=["post_id", "user_id"], set_=said))
    await publish(session, SolutionJudged(actor.id, thread.id, doubt.post_id, works))
    await weigh(session, actor, thread)
    return thread


async def weigh(session: Session, actor: Actor, thread: ThreadView) -> None:
    """The mark follows the words."""
    doubt = await doubt_about(session, actor, thread)
    if doubt is None or doubt.words.outdated == (doubt.outdated_at is not None):
        return
    outdated_at = session.now if doubt.words.outdated else None
    this = update(SolutionDoubt).where(SolutionDoubt.post_id == doubt.post_id)
    await session.execute(this.values(outdated_at=outdated_at))
    await publish(session, SolutionOutdated(actor.id, thread.id, doubt.post_id, doubt.words.outdated))
