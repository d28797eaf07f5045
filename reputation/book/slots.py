"""The book on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment


async def statement_tab(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The way to one's statement, for oneself and moderators."""
    person = subject["person"]
    if actor.id != person.id and not actor.is_moderator:
        return ""
    return fragment("reputation/_statement_tab.html", {"person": person})
