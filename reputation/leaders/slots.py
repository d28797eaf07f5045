"""The lists on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment


async def tag_leaders_aside(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """The way to a tag's list, beside its threads."""
    return fragment("reputation/leaders/_tag_aside.html", {"name": subject["name"]})


async def listed_setting(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to whether one is listed."""
    return fragment("reputation/leaders/_setting_link.html", {})
