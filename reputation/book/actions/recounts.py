"""What recounts found is kept; a drift wants to be looked at."""

from forum.bus import publish
from forum.database import Session
from forum.events import ReviewWanted
from reputation.book.recount import Recount

KEEP = """
INSERT INTO recounts (events, lines, people, drift, seconds, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""


async def keep_recount(session: Session, found: Recount, *, seconds: int) -> None:
    recount_id = await session.fetchval(
        KEEP, found.events, found.lines, found.people, found.drift + len(found.beside), seconds, session.now
    )
    if found.drift or found.beside:
        names = ", ".join([*(name for name, *_numbers in found.who), *found.beside])
        await publish(session, ReviewWanted(None, "recount", recount_id, "ledger_drift", names))
