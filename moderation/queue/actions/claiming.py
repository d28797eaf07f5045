"""Claims: for a quarter of an hour nobody else does the same work."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from moderation.queue.policy import LEASE_MINUTES, may_review
from moderation.queue.queries import item

CLAIM = """
UPDATE reviewables SET claimed_by_id = $2, claimed_until = $3
WHERE id = $1 AND state = 'open' AND (claimed_by_id IS NULL OR claimed_by_id = $2 OR claimed_until <= $4) RETURNING id
"""


async def claim(session: Session, actor: Actor, item_id: int) -> None:
    """The item is this moderator's until the lease ends; Conflict where another has it, or it was decided."""
    if not may_review(actor):
        raise NotThere
    await item(session, actor, item_id)
    if not actor.may_act(session.now):
        raise Refused
    until = session.now + timedelta(minutes=LEASE_MINUTES)
    if await session.fetchval(CLAIM, item_id, actor.id, until, session.now) is None:
        raise Conflict(_("Somebody else has claimed or decided this meanwhile."))


async def give_back(session: Session, actor: Actor, item_id: int) -> None:
    if not may_review(actor):
        raise NotThere
    await item(session, actor, item_id)
    await session.fetchval(
        "UPDATE reviewables SET claimed_by_id = NULL, claimed_until = NULL WHERE id = $1 AND claimed_by_id = $2",
        item_id, actor.id,
    )  # fmt: skip
