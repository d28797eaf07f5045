"""Planting a test question, grading what came of it, and ending it."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.actions import Asked, NewThread, delete_post, end_test, plant_question, resume_test, undelete_post
from moderation.planted.events import PlantedEnded, PlantedGraded, QuestionPlanted
from moderation.planted.policy import may_plant
from moderation.planted.queries import PlantedRow, planted_of_thread

GRADES = ("right", "partly", "wrong", "nothing")
MOST_MINUTES = 30 * 24 * 60
PLANT = """
INSERT INTO planted_questions (thread_id, planted_by_id, minutes, right_answer, category_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
"""
END = """
UPDATE planted_questions SET ended_at = $2, ended_by_id = $3, shown = $4, category_id = $5 WHERE thread_id = $1
"""
RESUME = "UPDATE planted_questions SET ended_at = NULL, ended_by_id = NULL, shown = false WHERE thread_id = $1"
GRADE = """
UPDATE planted_questions SET grade = $2, words = $3, graded_by_id = $4, graded_at = $5 WHERE thread_id = $1
"""
CALLED = "SELECT true FROM users WHERE lower($1) IN (lower(display_name), name_key) LIMIT 1"
LOCK = "SELECT thread_id FROM planted_questions WHERE thread_id = $1 FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Plan:
    """Beside the question: under whose name it is asked, within how many minutes, and what a right answer says."""

    asker: str
    minutes: int
    right_answer: str = ""


async def plant_test(session: Session, actor: Actor, new: NewThread, plan: Plan) -> Asked:
    if not may_plant(actor):
        raise NotThere
    if not 0 < plan.minutes <= MOST_MINUTES:
        raise Invalid({"hours": _("From a minute to 30 days, please.")})
    if await session.fetchval(CALLED, plan.asker):
        raise Invalid({"asker": _("Somebody here is called so. Please choose another name.")})
    asked = await plant_question(session, actor, new, asker=plan.asker)
    given = (asked.thread_id, actor.id, plan.minutes, plan.right_answer.strip(), new.category_id, session.now)
    await session.fetchval(PLANT, *given)
    await publish(session, QuestionPlanted(actor.id, asked.thread_id))
    return asked


async def end_planted(session: Session, actor: Actor, thread_id: int, *, shown: bool) -> None:
    """Over: readable for what it was, or gone. Ended twice, it stays as it was ended first."""
    test = await locked(session, actor, thread_id)
    if test.ended_at is not None:
        return
    await end_test(session, actor, thread_id)
    if not shown:
        await delete_post(session, actor, test.opening_id)
    await session.fetchval(END, thread_id, session.now, actor.id, shown, test.stands_in)
    await publish(session, PlantedEnded(actor.id, thread_id, shown))


async def resume_planted(session: Session, actor: Actor, thread_id: int) -> None:
    """The end is undone."""
    test = await locked(session, actor, thread_id)
    if test.ended_at is None:
        return
    if not test.shown:
        await undelete_post(session, actor, test.opening_id)
    await resume_test(session, actor, thread_id, test.category_id)
    await session.fetchval(RESUME, thread_id)
    await publish(session, QuestionPlanted(actor.id, thread_id))


async def grade_planted(session: Session, actor: Actor, thread_id: int, grade: str, words: str) -> None:
    """How good what came was; may be said again."""
    await locked(session, actor, thread_id)
    if grade not in GRADES:
        raise Invalid({"grade": _("Please choose one of the list.")})
    await session.fetchval(GRADE, thread_id, grade, words.strip(), actor.id, session.now)
    await publish(session, PlantedGraded(actor.id, thread_id, grade))


async def locked(session: Session, actor: Actor, thread_id: int) -> PlantedRow:
    if not may_plant(actor):
        raise NotThere
    await planted_of_thread(session, actor, thread_id)
    await session.fetchval(LOCK, thread_id)
    return await planted_of_thread(session, actor, thread_id)
