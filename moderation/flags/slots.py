"""What flags show on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import kept_fragment
from moderation.flags.policy import may_flag


async def flag_link(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The way to report a post or comment: `subject` has `post` or `comment`."""
    kind = "comment" if "comment" in subject else "post"
    found = subject[kind]
    if actor.is_signed_in and not may_flag(actor, session.now, author_id=found.author_id):
        return ""
    return kept_fragment("moderation/flags/_flag_link.html", {"kind": kind, "id": found.id})
