"""What stands above the solution of a thread."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from kb_bridge.truth.policy import may_say
from kb_bridge.truth.queries.doubts import doubt_about


async def solution_notes(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """For everybody that it is outdated, for those concerned whether it still works: `subject` has the thread."""
    doubt = await doubt_about(session, actor, subject["thread"])
    if doubt is None:
        return ""
    values = {"doubt": doubt, "asks": may_say(actor, doubt, session.now)}
    return fragment("kb_bridge/_solution_notes.html", values)
