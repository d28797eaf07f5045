"""Every write of feedback."""

from dataclasses import dataclass
from datetime import timedelta

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.feedback.events import FeedbackGiven, FeedbackSorted
from forum.feedback.policy import STATES, may_read_feedback
from forum.i18n import _

SAME = timedelta(minutes=10)
KNOWN = """
SELECT true FROM feedback WHERE body = $1 AND email = $2 AND user_id IS NOT DISTINCT FROM $3 AND created_at > $4 LIMIT 1
"""
INSERT = """
INSERT INTO feedback (user_id, email, body, page, browser, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
SORT = """
UPDATE feedback SET state = $2, changed_at = $3, changed_by_id = $4 WHERE id = $1 AND state <> $2 RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody said. `page` and `browser` are empty unless they agreed to send them along."""

    body: str
    email: str = ""
    page: str = ""
    browser: str = ""


async def give_feedback(session: Session, actor: Actor, words: Words) -> None:
    """Kept, and told to the admins; the same words again within ten minutes count once."""
    since = session.now - SAME
    if await session.fetchval(KNOWN, words.body, words.email, actor.id, since):
        return
    kept: int = await session.fetchval(
        INSERT, actor.id, words.email, words.body, words.page[:500], words.browser[:200], session.now
    )
    await publish(session, FeedbackGiven(actor.id, kept))


async def sort_feedback(session: Session, actor: Actor, feedback_id: int, state: str) -> None:
    if not may_read_feedback(actor) or not 0 < feedback_id < 2**63:
        raise NotThere
    if state not in STATES:
        raise Invalid({"state": _("Please choose one of the list.")})
    if not await session.fetchval("SELECT true FROM feedback WHERE id = $1", feedback_id):
        raise NotThere
    if await session.fetchval(SORT, feedback_id, state, session.now, actor.id):
        await publish(session, FeedbackSorted(actor.id, feedback_id, state))
