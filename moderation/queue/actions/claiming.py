"""Claims: for a quarter of an hour nobody else does the same work."""

from datetime import timedelta

from forum.actor import Actor
from forum.database import Session
from forum.errors import Conflict, NotThere, Refused
from forum.i18n import _
from moderation.queue.policy import LEASE_MINUTES, may_review
from moderation.queue.queries.items import item, next_free

CLAIM = """
UPDATE reviewables SET claimed_by_id = $2, claimed_until = $3
WHERE id = $1 AND state = 'open' AND (claimed_by_id IS NULL OR claimed_by_id = $2 OR claimed_until <= $4) RETURNING id
"""
GIVE_BACK = "UPDATE reviewables SET claimed_by_id = NULL, claimed_until = NULL WHERE id = $1 AND claimed_by_id = $2"


async def claim(session: Session, actor: Actor, item_id: int) -> None:
    """The item is this moderator's until the lease ends; Conflict where another has it, or it was decided."""
    await allowed(session, actor)
    found = await item(session, actor, item_id)
    until = session.now + timedelta(minutes=LEASE_MINUTES)
    if await session.fetchval(CLAIM, item_id, actor.id, until, session.now) is None:
        if found.claimed_by:
            raise Conflict(_("%(name)s has claimed this for a quarter of an hour.", name=found.claimed_by))
        raise Conflict(_("Somebody else has claimed or decided this meanwhile."))


async def give_back(session: Session, actor: Actor, item_id: int) -> None:
    await allowed(session, actor)
    await item(session, actor, item_id)
    await session.fetchval(GIVE_BACK, item_id, actor.id)


async def take_next(session: Session, actor: Actor, *, skipped: int | None = None) -> int | None:
    """Claims what is most pressing of what nobody has, or what comes after a skipped item; its id, None at the end."""
    await allowed(session, actor)
    after = None
    if skipped is not None:
        found = await item(session, actor, skipped)
        await session.fetchval(GIVE_BACK, skipped, actor.id)
        after = (found.harm, found.id)
    item_id = await next_free(session, actor, after)
    if item_id is not None:
        await claim(session, actor, item_id)
    return item_id


async def allowed(session: Session, actor: Actor) -> None:
    if not may_review(actor):
        raise NotThere
    if not actor.may_act(session.now):
        raise Refused
