"""What the queue shows on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.queue.policy import may_review
from moderation.queue.queries import open_count


async def queue_link(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the queue, with how much waits, for those who work on it."""
    if not may_review(actor):
        return ""
    return fragment("moderation/queue/_queue_link.html", {"waiting": await open_count(session)})
