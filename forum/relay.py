"""The relay: hands events of the log to the listeners that hear them after the commit, as jobs, in batches.

It never watches for ids: events commit out of order, and `relayed_at IS NULL` finds each of them whenever it comes.
Several relays, on several machines, share the log: each takes rows that no other has locked.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from forum.bus import Published

if TYPE_CHECKING:
    from forum.bus import Bus
    from forum.database import Database, Session

BATCH = 500

RELAY = """
WITH waiting AS (
    SELECT id, name FROM events WHERE relayed_at IS NULL ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
), made AS (
    INSERT INTO jobs (event_id, listener, due_at, created_at)
    SELECT waiting.id, heard.listener, clock_timestamp(), clock_timestamp()
    FROM waiting JOIN unnest($1::text[], $2::text[]) WITH ORDINALITY AS heard (name, listener, place) USING (name)
    ORDER BY waiting.id, heard.place
    ON CONFLICT (event_id, listener) DO NOTHING
), relayed AS (
    UPDATE events SET relayed_at = clock_timestamp() FROM waiting WHERE events.id = waiting.id RETURNING 1
)
SELECT count(*) FROM relayed
"""
SKIP = "UPDATE events SET relayed_at = clock_timestamp() WHERE relayed_at IS NULL AND NOT name = ANY($1)"
NEXT = """
SELECT id, name, payload, created_at FROM events WHERE relayed_at IS NULL ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED
"""


HEARD = "UPDATE events SET relayed_at = clock_timestamp() WHERE id = ANY($1::bigint[])"


async def relay(session: "Session", most: int = BATCH) -> int:
    """How many events were handed on (at most `most`); their jobs exist from the commit on."""
    pairs = [(name, listener) for name, heard in session.bus.after.items() for listener in heard]
    relayed: int = await session.fetchval(RELAY, [name for name, _ in pairs], [each for _, each in pairs], most)
    return relayed


async def settle(database: "Database", *, without: Collection[str] = ()) -> int:
    """Here and now, in the order of the log: every event is heard by all its listeners with `now` at its own time, some
    dozens in a transaction, until none is left. `without` names listeners to pass over. For tests and the
    demonstration, where a worker is not wanted; returns how many events were heard."""
    async with database.writing() as session:
        await session.fetchval(SKIP, list(_heard(session.bus)))
    heard = 0
    while some := await _settle_next(database, without):
        heard += some
    return heard


async def _settle_next(database: "Database", without: Collection[str]) -> int:
    async with database.writing() as session:
        rows = await session.fetch(NEXT)
        if rows:
            # Nothing is lost by a crash that forgets the commit: the events are heard again.
            await session.fetchval("SET LOCAL synchronous_commit = off")
        for row in rows:
            session.now, event = row["created_at"], None
            for name, listener in session.bus.after.get(row["name"], {}).items():
                if name not in without:
                    event = event or session.bus.event_from(row["name"], row["payload"])
                    await listener(session, event, Published(row["id"], row["created_at"]))
        await session.fetchval(HEARD, [row["id"] for row in rows])
    return len(rows)


def _heard(bus: "Bus") -> list[str]:
    return [name for name, listeners in bus.after.items() if listeners]
