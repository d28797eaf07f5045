"""Badges on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from reputation.badges.queries.shown import badges_of

NEWEST = 8


async def badges_panel(session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """Somebody's newest badges, on their page."""
    given = await badges_of(session, subject["person"].id)
    if not given:
        return ""
    values = {"given": given[:NEWEST], "more": max(0, len(given) - NEWEST), "person": subject["person"]}
    return fragment("reputation/_badges_panel.html", values)


async def badges_tab(_session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """The way to somebody's badges."""
    return fragment("reputation/_badges_tab.html", {"person": subject["person"]})
