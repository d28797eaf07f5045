"""The templates that staff choose from where they answer."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.replies.policy import may_use_replies, may_write_replies
from moderation.replies.queries import replies_for


async def template_choice(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """A list of those that fit the thread, and a button that puts one into the text; nothing for customers."""
    if not may_use_replies(actor):
        return ""
    thread = subject["thread"]
    replies = await replies_for(session, actor, thread.category_id, thread.language)
    if not replies:
        return ""
    values = {"replies": replies, "thread": thread, "writes": may_write_replies(actor)}
    return fragment("moderation/replies/_choice.html", values)
