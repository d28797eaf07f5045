"""The way to the publishers among the pages of an admin."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment


async def publishers_link(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    here = subject["here"].startswith("/admin/publishers")
    return fragment("kb_bridge/_publishers_link.html", {"here": here})
