"""Badges follow after the events that earn them."""

from collections.abc import Sequence

from forum.bus import Published
from forum.database import Session
from forum.events import BadgeImported
from forum.threads.events import AnswerAccepted, QuestionAsked
from forum.votes.events import VoteCast
from reputation.badges import declared as badges
from reputation.badges.actions import award, keep_imported_badges
from reputation.badges.queries import accepted_answers_of


async def keep_badges(session: Session, given: Sequence[tuple[BadgeImported, Published]]) -> None:
    await keep_imported_badges(session, given)


async def award_for_question(session: Session, event: QuestionAsked, published: Published) -> None:
    if event.kind == "question" and event.actor_id is not None:
        await award(session, badges.FIRST_QUESTION, event.actor_id, thread_id=event.thread_id, event_id=published.id)


async def award_for_vote(session: Session, event: VoteCast, published: Published) -> None:
    if event.value > 0 and event.actor_id is not None:
        await award(session, badges.SUPPORTER, event.actor_id, event_id=published.id)
    if event.value > 0 and event.user_id is not None and not event.is_question:
        score = await session.fetchval("SELECT score FROM posts WHERE id = $1 AND kind = 'answer'", event.post_id)
        if (score or 0) >= badges.GOOD_SCORE:
            await award(
                session, badges.GOOD_ANSWER, event.user_id,
                subject_id=event.post_id, thread_id=event.thread_id, event_id=published.id,
            )  # fmt: skip


async def award_for_solution(session: Session, event: AnswerAccepted, published: Published) -> None:
    if event.user_id is None or event.user_id == event.asker_id:
        return
    await award(session, badges.FIRST_SOLUTION, event.user_id, thread_id=event.thread_id, event_id=published.id)
    if await accepted_answers_of(session, event.user_id) >= badges.MANY_SOLVED:
        await award(session, badges.PROBLEM_SOLVER, event.user_id, event_id=published.id)
