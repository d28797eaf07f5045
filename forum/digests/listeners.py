"""What happens when somebody's day or week is over."""

from datetime import UTC, datetime

from forum.bus import Published
from forum.database import Session
from forum.digests.actions import note_farewell, note_told
from forum.digests.events import DigestOpened
from forum.digests.letters import Content, digest
from forum.digests.periods import is_farewell
from forum.digests.queries import best_threads, farewell_of, untold_notices
from forum.mail import send_letter
from forum.notifications.policy import wants_mail
from forum.notifications.queries import readers_of
from forum.notifications.queries.parts import letter_parts


async def mail_digest(session: Session, event: DigestOpened, _published: Published) -> None:
    """What is new about them, and the best of what they follow and may see when it is sent; nothing is no letter."""
    readers = await readers_of(session, [event.user_id])
    if not readers or not wants_mail(readers[0], session.now) or readers[0].pace == "at_once":
        return
    reader, since = readers[0], datetime.fromtimestamp(event.since, UTC)
    farewell = is_farewell(reader.actor.seen_at, await farewell_of(session, event.user_id), session.now)
    if farewell is None:
        return
    untold = list(await untold_notices(session, reader, since))
    parts = await letter_parts(session, reader, untold)
    threads = await best_threads(session, reader.actor, since)
    if not parts and not threads:
        return
    await note_told(session, untold)
    if farewell:
        await note_farewell(session, event.user_id)
    content = Content(parts, threads, farewell)
    await send_letter(session, digest(session.bus.settings, reader, event.period, content=content))
