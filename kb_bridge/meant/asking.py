"""Waiting for what a worker tells, no longer than a page can."""

import asyncio

from forum.database import Session
from kb_bridge.meant.queries import is_long_enough, space_now, told_sense
from kb_bridge.queries.spaces import Sense

PATIENCE, STEP = 0.06, 0.01  # seconds


async def sense_in_time(session: Session, title: str) -> Sense | None:
    """What the title means; None where no worker has told it within PATIENCE, or words have to do."""
    space = await space_now(session) if is_long_enough(title) else None
    if space is None:
        return None
    for _look in range(round(PATIENCE / STEP)):
        if (sense := await told_sense(session, space, title)) is not None:
            return sense
        await asyncio.sleep(STEP)
    return None
