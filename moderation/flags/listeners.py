"""Listeners of flags: whoever reported something hears what became of it."""

from forum.bus import Published
from forum.database import Session
from moderation.flags.actions import settle_reports
from moderation.queue.events import ItemDecided


async def answer_reporters(session: Session, event: ItemDecided, _published: Published) -> None:
    await settle_reports(session, event.reviewable_id, upheld=event.useful)
