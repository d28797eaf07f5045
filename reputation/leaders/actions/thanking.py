"""Thanking helpers, and saying from when on too few of them carry too much."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Refused
from forum.events import HelperThanked
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from reputation.leaders.helping import MARKS
from reputation.leaders.policy import may_see_helpers, may_thank
from reputation.leaders.queries.load import solutions_of

THANK = """
INSERT INTO helper_thanks (user_id, mark, actor_id, words, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING RETURNING mark
"""


async def thank(session: Session, actor: Actor, user_id: int, mark: int, *, words: str) -> bool:
    """The helper is told `words`, once a mark; False where somebody has thanked them for it already."""
    if not may_see_helpers(actor) or mark not in MARKS or await solutions_of(session, real_id(user_id)) < mark:
        raise NotThere
    if not may_thank(actor, user_id):
        raise Refused(_("Somebody else thanks you."))
    if not words.strip():
        raise Invalid({"words": _("Write a line: they read it.")})
    new = await session.fetchval(THANK, user_id, mark, actor.id, words, session.now)
    if new is not None:
        await publish(session, HelperThanked(actor.id, user_id, words))
    return new is not None


async def set_most_share(session: Session, actor: Actor, share: int) -> None:
    """In percent of the solutions of 90 days that the first five helpers may give."""
    if not may_see_helpers(actor):
        raise NotThere
    await session.fetchval(
        "INSERT INTO helper_terms (most_share, actor_id, created_at) VALUES ($1, $2, $3)", share, actor.id, session.now
    )
