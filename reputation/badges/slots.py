"""Badges on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from reputation.badges.queries import badges_of


async def badges_panel(session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """Somebody's badges, on their page."""
    given = await badges_of(session, subject["person"].id)
    return fragment("reputation/_badges_panel.html", {"given": given}) if given else ""
