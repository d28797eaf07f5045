"""Clocks that run out: what is late counts twice, and moves up."""

from forum.database import Database
from forum.settings import Settings
from moderation.queue.harm import LATE

RING = """
UPDATE reviewables SET late = true, harm = harm * $2 WHERE state = 'open' AND NOT late AND due_at <= $1
"""


async def ring_clocks(database: Database, _settings: Settings) -> None:
    """Each item once, however often this runs."""
    async with database.writing() as session:
        await session.fetchval(RING, session.now, LATE)
