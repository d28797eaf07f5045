"""What marks show on pages of staff, and of nobody else."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment, kept_fragment
from moderation.risk.pages.marking import languages
from moderation.risk.policy import may_mark_risk
from moderation.risk.queries import guide_for, mark_about

SIGNS = {"at_risk", "threat"}  # what rules and readers call it


async def risk_link(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """In the menu of a post or comment."""
    if not may_mark_risk(actor):
        return ""
    kind = "comment" if "comment" in subject else "post"
    return kept_fragment("moderation/risk/_risk_link.html", {"kind": kind, "id": subject[kind].id})


async def risk_panel(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """On somebody's page."""
    person = subject["person"]
    if not may_mark_risk(actor) or person.id == actor.id:
        return ""
    mark = await mark_about(session, "user", person.id, person.id)
    return fragment("moderation/risk/_risk_panel.html", {"mark": mark, "person": person})


async def risk_beside(session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """Beside an item of the queue: the mark that stands, and what staff do; where there are signs, how to mark."""
    item = subject["item"]
    if item.object_kind not in ("post", "comment", "user"):
        return ""
    mark = await mark_about(session, item.object_kind, item.object_id, item.author_id)
    signs = SIGNS & {row["kind"] for row in subject["reasons"]}
    guide = await guide_for(session, languages()) if mark or signs else None
    return fragment("moderation/risk/_risk_beside.html", {"mark": mark, "guide": guide, "item": item})


async def risk_aside(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Beside a thread, for moderators: that whoever began it may be at risk."""
    thread = subject["thread"]
    if not may_mark_risk(actor):
        return ""
    mark = await mark_about(session, "post", thread.opening_id, thread.author_id)
    return fragment("moderation/risk/_risk_aside.html", {"mark": mark}) if mark else ""
