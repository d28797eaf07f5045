"""What the clock does with lists: periods end, threads that nobody told us of are followed."""

from datetime import UTC, date, timedelta
from typing import Any

from forum.bus import publish
from forum.database import Database, Session
from reputation.leaders.actions.counting import follow_thread
from reputation.leaders.events import PlaceReached
from reputation.leaders.periods import end_of
from reputation.leaders.queries import Wanted, leaders, stale_threads

FIRST = 10  # places that are told to other servers
STILL_NEWS = timedelta(days=7)  # after the end of a period; lists of an import are older
OPEN = """
SELECT id, period, start FROM leader_boards
WHERE scope = 'forum' AND period <> 'all' AND closed_at IS NULL AND start < $1 ORDER BY start, id FOR UPDATE
"""


async def close_lists(database: Database, _settings: Any) -> None:
    """Whoever was among the first ten of a period that is over is told of, once."""
    async with database.writing() as session:
        today = session.now.astimezone(UTC).date()
        for board in await session.fetch(OPEN, today):
            end = end_of(board["period"], board["start"])
            if end <= today:
                await close_list(session, board["period"], board["start"], news=today - end <= STILL_NEWS)
                await session.fetchval(
                    "UPDATE leader_boards SET closed_at = $2 WHERE id = $1", board["id"], session.now
                )


async def close_list(session: Session, period: str, start: date, *, news: bool) -> None:
    if not news:
        return
    found = await leaders(session, Wanted("forum", 0, period, start), after=None)
    for row in found.rows:
        if row.place <= FIRST:
            event = PlaceReached(None, row.user_id, period, start.isoformat(), row.place, row.points)
            await publish(session, event)


async def follow_stale_threads(database: Database, _settings: Any) -> None:
    """Whatever changed where threads stand without a word (a category that others may see now), they count there."""
    async with database.reading() as session:
        stale = await stale_threads(session)
    for thread_id in stale:
        async with database.writing() as session:
            await follow_thread(session, thread_id)
