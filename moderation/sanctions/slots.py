"""What sanctions show on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.sanctions.queries import sanctions_of


async def sanctions_panel(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Somebody's sanctions, on their page: for moderators and for themselves."""
    person = subject["person"]
    if not actor.is_moderator and actor.id != person.id:
        return ""
    sanctions = await sanctions_of(session, person.id)
    return fragment("moderation/sanctions/_sanctions_panel.html", {"sanctions": sanctions}) if sanctions else ""
