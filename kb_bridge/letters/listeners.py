"""What happens when a week is over."""

from forum.bus import Published
from forum.database import Session
from forum.mail import send_letter
from forum.notifications.policy import wants_mail
from forum.notifications.queries import readers_of
from kb_bridge.letters.events import WeeklyLetterOpened
from kb_bridge.letters.queries import wants_weekly_letter
from kb_bridge.letters.writing import weekly
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.recurring import moving_topics


async def mail_weekly_letter(session: Session, event: WeeklyLetterOpened, _published: Published) -> None:
    """What moves as of now, to somebody who may see it and still wants it; where nothing moves, no letter."""
    readers = await readers_of(session, [event.user_id])
    if not readers or not wants_mail(readers[0], session.now) or not may_edit_articles(readers[0].actor):
        return
    moving = await moving_topics(session)
    if moving and await wants_weekly_letter(session, readers[0].actor):
        await send_letter(session, weekly(session.bus.settings, readers[0], event.week, moving=moving))
