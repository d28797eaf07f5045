"""Beside a thread: that it goes on in private, and beside a private one who reads it."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads import policy
from forum.web.templating import fragment
from moderation.private.queries import follow_up


async def private_aside(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """To everybody only that it goes on; the way there to those two alone."""
    thread = subject["thread"]
    if thread.private_to_id is not None:
        try:
            found, mine = await follow_up(session, actor, thread.id), actor.id == thread.private_to_id
        except NotThere:  # asked while moderation was not plugged in
            return ""
        return fragment("moderation/private/_private_aside.html", {"found": found, "mine": mine, "actor": actor})
    on = thread.continued_in_id
    values = {
        "thread": thread, "there": on if on and (actor.is_staff or policy.is_author(actor, thread)) else None,
        "may_begin": policy.may_continue_privately(actor, thread, session.now),
    }  # fmt: skip
    return fragment("moderation/private/_public_aside.html", values) if on or values["may_begin"] else ""
