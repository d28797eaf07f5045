"""Listeners of reputation: the book moves within the event's transaction, badges follow after it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from forum.bus import Published
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import BadgeImported
from forum.threads.events import AnswerAccepted, QuestionAsked
from forum.votes.events import VoteCast
from reputation import badges
from reputation.actions import Cause, award, enter, enter_many, keep_imported_badges, restore, reverse, sum_up
from reputation.points import Line, lines_for, restores, reversed_by
from reputation.queries import accepted_answers_of, authors_of


async def keep_the_book(session: Session, event: Any, published: Published) -> None:
    """Enters, reverses or restores the lines of any event that the price list knows."""
    name, values = type(event).__name__, asdict(event)
    cause = Cause(published.id, event.actor_id, published.at)
    for which in reversed_by(name, values):
        await reverse(session, which, cause)
    authors = await authors_of(session, event.post_ids) if name == "ArticleAccepted" else {}
    for line in lines_for(name, values, authors):
        await enter(session, line, cause)
    if restores(name, values):
        await restore(session, event.post_id, cause)


async def stand_by_the_book(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    """Lines have gone with those who caused them: what is shown of the others is the sum of what they have left."""
    await sum_up(session)


async def credit_many(session: Session, happened: Sequence[tuple[Any, Published]]) -> None:
    """The same for the many events of an import, which only ever enter lines."""
    lines: list[tuple[Line, Published, int | None]] = []
    for event, published in happened:
        entered = lines_for(type(event).__name__, asdict(event), {})
        lines.extend((line, published, event.actor_id) for line in entered)
    await enter_many(session, lines)


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
