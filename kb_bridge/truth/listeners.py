"""What follows from doubts about a solution."""

from forum.actor import SYSTEM
from forum.bus import Published
from forum.database import Session
from forum.errors import NotThere
from forum.notifications.actions import tell
from forum.notifications.queries import audience_of
from forum.notifications.rows import News
from forum.reading.events import AnswerRated
from forum.threads.events import MeTooAdded
from forum.threads.queries import visible_post, visible_thread
from kb_bridge.truth.actions.doubting import doubt_solution
from kb_bridge.truth.events import SolutionDoubted


async def doubt_by_me_too(session: Session, event: MeTooAdded, _published: Published) -> None:
    """Whoever has the problem after it was solved may show that it is not."""
    await doubt_solution(session, event.thread_id, "me_too", event.user_id)


async def doubt_by_rating(session: Session, event: AnswerRated, _published: Published) -> None:
    """The solution helped somebody not."""
    if not event.helpful:
        await doubt_solution(session, event.thread_id, "rating", event.actor_id)


async def ask_whether_it_works(session: Session, event: SolutionDoubted, published: Published) -> None:
    """The asker, the answerer and those who follow the thread, by the bell and, as each wishes, by mail."""
    try:
        thread = await visible_thread(session, SYSTEM, event.thread_id)
        answer = await visible_post(session, SYSTEM, event.post_id)
    except NotThere:
        return
    audience = await audience_of(session, thread)
    concerned = [each for each in (thread.author_id, answer.author_id) if each != event.actor_id]
    reasons = {"still_works": [*audience.minding(concerned), *audience.hearing("ended")]}
    told = {"still_works": [each for each in reasons["still_works"] if each != event.actor_id]}
    await tell(session, News(published.id, None, event.thread_id, event.post_id), told)
