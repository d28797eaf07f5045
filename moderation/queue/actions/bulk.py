"""One decision about many items: previewed, taken in one transaction, undone together."""

from collections.abc import Sequence

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from moderation.queue.actions.deciding import decide
from moderation.queue.choices import Choice
from moderation.queue.policy import IN_BULK, may_review, possible
from moderation.queue.queries.items import Item, items_among, situation_of

MOST = 100
BATCH = "SELECT nextval(pg_get_serial_sequence('decisions', 'id'))"


async def decide_many(session: Session, actor: Actor, versions: dict[int, int], choice: Choice) -> tuple[int, int]:
    """The batch by which it is undone, and how many were decided. `versions` by item: a Conflict about any of them is a
    conflict about all, so that what was previewed is what happens."""
    if not may_review(actor):
        raise NotThere
    if choice.verb not in IN_BULK or not 0 < len(versions) <= MOST:
        raise Invalid({"": _("Please choose some items, and what to do with them.")})
    found = able(actor, await items_among(session, actor, list(versions)), choice.verb)
    batch: int = await session.fetchval(BATCH)
    for each in found:
        one = Choice(choice.verb, versions[each.id], choice.reason, seconds=choice.seconds, batch=batch)
        await decide(session, actor, each.id, one)
    return batch, len(found)


def able(actor: Actor, items: Sequence[Item], verb: str) -> list[Item]:
    """Those of the items about which this can be decided by this actor."""
    return [
        each for each in items
        if each.state == "open" and each.claimed_by_id in (None, actor.id)
        and verb in {possibility.id for possibility in possible(actor, situation_of(each, actor))}
    ]  # fmt: skip
