"""How often something may be tried: windows counted in PostgreSQL, so that they hold across machines."""

from datetime import UTC, datetime

from forum.database import FORGETTING, Session
from forum.errors import TooMany, Words

COUNT = """
INSERT INTO limits (key, window_start, times) VALUES ($1, $2, 1)
ON CONFLICT (key, window_start) DO UPDATE SET times = limits.times + 1 RETURNING times
"""


async def allow(
    session: Session, what: str, who: str, *, times: int, seconds: int, message: Words | None = None
) -> None:
    """Counts one try; raises TooMany when `who` has tried `what` more than `times` in the running window."""
    if FORGETTING.get():  # nothing is counted while nothing may be written
        return
    began = int(session.now.timestamp()) // seconds * seconds
    tried = await session.fetchval(COUNT, f"{what}:{who}"[:300], datetime.fromtimestamp(began, UTC))
    if tried > times:
        raise TooMany(max(1, began + seconds - int(session.now.timestamp())), message)
