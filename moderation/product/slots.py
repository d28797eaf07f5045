"""What product feedback shows on pages of staff."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.product.policy import may_label
from moderation.product.queries import labels_of


async def product_aside(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Beside a thread, for staff: its themes, or the way to label it."""
    thread = subject["thread"]
    if not may_label(actor) or thread.test_ended_at is not None:
        return ""
    labels = await labels_of(session, thread.id)
    return fragment("moderation/product/_product_aside.html", {"thread": thread, "labels": labels})
