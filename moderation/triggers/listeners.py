"""Listeners of triggers: a newcomer's spam waits, what is written is judged, decisions teach, trials go on."""

from forum.bus import Published
from forum.comments.events import CommentPosted
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import ArticleRated
from forum.reading.events import AnswerRated
from forum.threads.events import AnswerAccepted, AnswerPosted, AnswerUnaccepted, PostEdited, QuestionAsked
from moderation.queue.events import DecisionTaken, DecisionUndone
from moderation.triggers.actions import advance_trial, forget_lessons, hold_if_spam, learn_from, notice
from moderation.triggers.actions.noticing import notice_comment
from moderation.triggers.actions.rating import weigh_answer, weigh_article
from moderation.triggers.events import TrialAdvanced, TrialBegun

Written = QuestionAsked | AnswerPosted | PostEdited


async def hold_certain_spam(session: Session, event: Written, _published: Published) -> None:
    await hold_if_spam(session, event.post_id)


async def judge_what_was_written(session: Session, event: Written, _published: Published) -> None:
    await notice(session, event.post_id)


async def judge_a_comment(session: Session, event: CommentPosted, _published: Published) -> None:
    await notice_comment(session, event.comment_id)


async def weigh_what_readers_say(session: Session, event: AnswerRated, _published: Published) -> None:
    await weigh_answer(session, event.post_id)


async def weigh_a_solution(session: Session, event: AnswerAccepted | AnswerUnaccepted, _published: Published) -> None:
    """What is no solution any more is not rated as one; what is one again may be."""
    await weigh_answer(session, event.post_id)


async def weigh_what_readers_say_of_articles(session: Session, event: ArticleRated, _published: Published) -> None:
    await weigh_article(session, event)


async def take_the_lesson(session: Session, event: DecisionTaken, _published: Published) -> None:
    await learn_from(session, event.decision_id)


async def take_the_lesson_back(session: Session, event: DecisionUndone, _published: Published) -> None:
    await learn_from(session, event.decision_id, undone=True)


async def forget_made_up_lessons(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    await forget_lessons(session)


async def go_on_trying(session: Session, event: TrialBegun | TrialAdvanced, _published: Published) -> None:
    await advance_trial(session, event.trial_id)
