"""How often something may be tried: token buckets in PostgreSQL, so that they hold across machines.

A bucket is one moment: when it will be full again. Each try moves it on by what one token takes to come back, and is
refused where that would be further away than a whole bucket takes (the generic cell rate algorithm, as ATM networks
had it). So a burst may take all at once, and from then on tries come back one by one: nobody gets twice as many by
waiting for the turn of a window. One row for a key, one statement for a try, none for what is not limited.
"""

from dataclasses import dataclass
from datetime import timedelta

from forum.database import FORGETTING, Session
from forum.errors import TooMany, Words

TAKE = """
INSERT INTO buckets AS l (key, full_at) VALUES ($1, $2::timestamptz + $3::interval)
ON CONFLICT (key) DO UPDATE SET full_at = greatest(l.full_at, $2) + $3
WHERE greatest(l.full_at, $2) + $3 <= $2 + $4::interval
RETURNING full_at
"""
FULL_AT = "SELECT full_at FROM buckets WHERE key = $1"


@dataclass(frozen=True, slots=True)
class Left:
    """What a bucket holds, how much is left, and in how many seconds it is full again."""

    limit: int
    remaining: int
    reset: int


async def allow(
    session: Session, what: str, who: str, *, times: int, seconds: int, message: Words | None = None
) -> None:
    """Counts one try; raises TooMany when `who` has tried `what` more than `times`, which come back in `seconds`."""
    await take(session, what, who, times=times, seconds=seconds, message=message)


async def take(
    session: Session, what: str, who: str, *, times: int, seconds: int, message: Words | None = None
) -> Left:
    """The same, and says what is left."""
    if FORGETTING.get():  # nothing is counted while nothing may be written
        return Left(times, times, 0)
    if times < 1:  # an admin may set 0: then there is no such thing at all
        raise TooMany(seconds, message, of=(what, who))
    one, whole = timedelta(seconds=seconds / times), timedelta(seconds=seconds, milliseconds=1)
    key = f"{what}:{who}"[:300]
    full_at = await session.fetchval(TAKE, key, session.now, one, whole)
    if full_at is None:
        until = await session.fetchval(FULL_AT, key)
        wait = (until + one - session.now - whole).total_seconds() if until else 1
        raise TooMany(max(1, int(wait) + 1), message, of=(what, who))
    filling = full_at - session.now
    return Left(times, int((whole - filling) / one), int(filling.total_seconds()) + 1)
