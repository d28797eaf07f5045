"""Listeners of care: a question begins to be looked after, and goes on when its asker says more."""

from forum.actor import SYSTEM
from forum.bus import Published, publish
from forum.comments.events import CommentPosted
from forum.database import Session
from forum.events import CareTold
from forum.threads.events import AnswerPosted, KindChanged, PostEdited, QuestionAsked
from moderation.care.actions import go_on, open_care, step
from moderation.care.queries import locked_care

AWAITED = "SELECT thread_id FROM cares WHERE thread_id = $1 AND wait = 'info'"


async def look_after(session: Session, event: QuestionAsked | KindChanged, _published: Published) -> None:
    if (event.kind if isinstance(event, QuestionAsked) else event.after) == "question":
        await open_care(session, event.thread_id)


async def hear_the_asker(
    session: Session, event: AnswerPosted | CommentPosted | PostEdited, _published: Published
) -> None:
    """Whoever was asked for more and says something starts the clock again, and the owner hears of it."""
    if event.actor_id is None or not await session.fetchval(AWAITED, event.thread_id):
        return
    care = await locked_care(session, SYSTEM, event.thread_id)
    if event.actor_id != care.author_id or care.wait != "info":
        return
    await go_on(session, care)
    await step(session, care.thread_id, "replied", actor_id=event.actor_id)
    if care.owner_id is not None:
        await publish(session, CareTold(event.actor_id, (care.owner_id,), (care.thread_id,), "care_replied"))
