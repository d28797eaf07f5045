"""The lists on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment


async def leaders_link(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the lists, at the head of every page."""
    return fragment("reputation/leaders/_nav.html", {})


async def rewards_link(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """The way to rewards from the other pages of an admin."""
    return fragment("reputation/leaders/_admin_link.html", {"here": subject["here"].startswith("/admin/rewards")})
