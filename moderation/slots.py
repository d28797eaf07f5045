"""What moderation shows on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment, kept_fragment
from moderation.policy import may_flag, may_review
from moderation.queries import open_count, sanctions_of


async def queue_link(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """The way to the queue, with how much waits, for those who work on it."""
    if not may_review(actor):
        return ""
    return fragment("moderation/_queue_link.html", {"waiting": await open_count(session)})


async def flag_link(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The way to report a post or comment: `subject` has `post` or `comment`."""
    kind = "comment" if "comment" in subject else "post"
    found = subject[kind]
    if actor.is_signed_in and not may_flag(actor, session.now, author_id=found.author_id):
        return ""
    return kept_fragment("moderation/_flag_link.html", {"kind": kind, "id": found.id})


async def sanctions_panel(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """Somebody's sanctions, on their page: for moderators and for themselves."""
    person = subject["person"]
    if not may_review(actor) and actor.id != person.id:
        return ""
    sanctions = await sanctions_of(session, person.id)
    return fragment("moderation/_sanctions_panel.html", {"sanctions": sanctions}) if sanctions else ""
