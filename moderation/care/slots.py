"""What care shows on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.care.policy import may_care
from moderation.care.queries import care_of, seen_by_staff


async def care_aside(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Beside a question: to moderators how it stands, to its asker whether staff have seen it; to others nothing."""
    thread = subject["thread"]
    if not thread.is_question or thread.solved_at is not None:
        return ""
    if may_care(actor):
        care = await care_of(session, actor, thread.id)
        values = {"care": care, "now": session.now, "actor": actor}
        return fragment("moderation/care/_care_aside.html", values) if care and care.open else ""
    if actor.id is None or actor.id != thread.author_id:
        return ""
    seen_at = await seen_by_staff(session, thread.id, actor.id)
    return fragment("moderation/care/_seen_aside.html", {"seen_at": seen_at, "answered": thread.answer_count > 0})
