"""What the queue shows on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment, kept_fragment
from moderation.queue.policy import may_review
from moderation.queue.queries import open_count


async def queue_link(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the queue, with how much waits, for those who work on it."""
    if not may_review(actor):
        return ""
    return fragment("moderation/queue/_queue_link.html", {"waiting": await open_count(session)})


async def why_link(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """For authors whose post or comment is out of view: why, and what they can do."""
    kind = "comment" if "comment" in subject else "post"
    found = subject[kind]
    if actor.id is None or found.author_id != actor.id or found.state not in ("held", "hidden"):
        return ""
    return kept_fragment("moderation/queue/_why_link.html", {"kind": kind, "id": found.id})


async def slow_link(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """In the menu of an opening post, for moderators: the pace of its thread."""
    if "comment" in subject or not subject["post"].is_opening or not may_review(actor):
        return ""
    return kept_fragment("moderation/queue/_slow_link.html", {"id": subject["thread"].id})


async def reports_link(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """On one's own page: what one reported."""
    return kept_fragment("moderation/queue/_reports_link.html", {}) if actor.id == subject["person"].id else ""
