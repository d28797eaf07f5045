"""Triggers on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment


async def triggers_link(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """The way to the triggers from the other pages of an admin."""
    return fragment("moderation/triggers/_admin_link.html", {"here": subject["here"].startswith("/admin/triggers")})
