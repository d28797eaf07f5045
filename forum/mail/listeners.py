"""What happens because a letter was written."""

from forum.bus import Published
from forum.database import Session
from forum.mail.events import MailQueued
from forum.mail.sending import send


async def send_mail(session: Session, event: MailQueued, _published: Published) -> None:
    """Once a letter: what is marked as sent is not carried again."""
    await send(session, event.mail_id)
