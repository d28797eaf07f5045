"""Writing the book: lines are entered, reversed and restored, and the standing moves in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.accounts.actions import add_reputation, set_trust_level
from forum.bus import Published, publish
from forum.database import Session
from forum.events import BadgeAwarded, BadgeImported
from reputation.badges import Badge
from reputation.points import PRICE_LIST, RESTORATION, REVERSAL, TRUST_THRESHOLDS, Line, Reversed, trust_level_for
from reputation.queries import lines_to_restore, lines_to_reverse

ENTER = """
INSERT INTO ledger_entries
    (user_id, amount, cause, price_list, actor_id, thread_id, post_id, vote_id, event_id, reverses_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id
"""
ENTER_MANY = """
INSERT INTO ledger_entries
    (user_id, amount, cause, price_list, actor_id, thread_id, post_id, vote_id, event_id, created_at)
SELECT user_id, amount, cause, $1, actor_id, thread_id, post_id, vote_id, event_id, created_at
FROM unnest($2::bigint[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
            $10::timestamptz[])
     AS given (user_id, amount, cause, actor_id, thread_id, post_id, vote_id, event_id, created_at)
ON CONFLICT DO NOTHING RETURNING user_id, amount
"""
ADD_MANY = """
UPDATE users SET reputation = reputation + gained.amount
FROM (SELECT * FROM unnest($1::bigint[], $2::int[]) AS g (id, amount) ORDER BY id) AS gained WHERE users.id = gained.id
"""
KEEP_BADGES = """
INSERT INTO awards (user_id, badge, kind, subject_id, event_id, imported, created_at)
SELECT user_id, badge, kind, subject_id, event_id, true, created_at
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[])
     AS given (user_id, badge, kind, subject_id, event_id, created_at) ON CONFLICT DO NOTHING
"""
RAISE_MANY = "UPDATE users SET trust_level = $3 WHERE id = ANY($1::bigint[]) AND reputation >= $2 AND trust_level < $3"
AWARD = """
INSERT INTO awards (user_id, badge, kind, subject_id, thread_id, event_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING RETURNING id
"""


SUM_UP = """
UPDATE users u SET reputation = book.sum
  FROM (SELECT p.id, coalesce(sum(l.amount), 0)::int AS sum FROM users p LEFT JOIN ledger_entries l ON l.user_id = p.id
         GROUP BY p.id) AS book
 WHERE book.id = u.id AND u.reputation <> book.sum
"""


@dataclass(frozen=True, slots=True)
class Cause:
    """The event that moves the book, and who caused it."""

    event_id: int
    actor_id: int | None
    at: datetime


async def enter(session: Session, line: Line, cause: Cause, *, reverses: Any = None, amount: int | None = None) -> None:
    """One line, once for its event; the standing moves with it."""
    amount = line.amount if amount is None else amount
    entered = await session.fetchval(
        ENTER, line.user_id, amount, line.cause, PRICE_LIST, cause.actor_id, line.thread_id, line.post_id,
        line.vote_id, cause.event_id, reverses, cause.at,
    )  # fmt: skip
    if entered is not None:
        standing = await add_reputation(session, line.user_id, amount)
        await follow_with_trust(session, line.user_id, standing)


async def reverse(session: Session, which: Reversed, cause: Cause) -> None:
    """The opposite of every open line that `which` names; a line is reversed once, whatever is retried."""
    for row in await lines_to_reverse(session, which):
        await oppose(session, row, cause, REVERSAL)


async def restore(session: Session, post_id: int, cause: Cause) -> None:
    """What the post's going took back is entered again, unless its vote was withdrawn meanwhile."""
    for row in await lines_to_restore(session, post_id):
        await oppose(session, row, cause, RESTORATION)


async def oppose(session: Session, row: Any, cause: Cause, name: str) -> None:
    line = Line(row["user_id"], name, row["thread_id"], row["post_id"], row["vote_id"])
    await enter(session, line, cause, reverses=row["id"], amount=-row["amount"])


async def enter_many(session: Session, lines: Sequence[tuple[Line, Published, int | None]]) -> None:
    """Lines of an import, all at once: (line, its event, who caused it)."""
    columns = [
        [line.user_id for line, _event, _actor in lines],
        [line.amount for line, _event, _actor in lines],
        [line.cause for line, _event, _actor in lines],
        [actor for _line, _event, actor in lines],
        [line.thread_id for line, _event, _actor in lines],
        [line.post_id for line, _event, _actor in lines],
        [line.vote_id for line, _event, _actor in lines],
        [event.id for _line, event, _actor in lines],
        [event.at for _line, event, _actor in lines],
    ]
    gained: dict[int, int] = {}
    for row in await session.fetch(ENTER_MANY, PRICE_LIST, *columns):
        gained[row["user_id"]] = gained.get(row["user_id"], 0) + row["amount"]
    await session.fetchval(ADD_MANY, list(gained), list(gained.values()))
    for level, least in reversed(TRUST_THRESHOLDS):
        await session.fetchval(RAISE_MANY, list(gained), least, level)


async def keep_imported_badges(session: Session, given: Sequence[tuple[BadgeImported, Published]]) -> None:
    """Badges of another forum, each as often as it was given there; nobody is told."""
    await session.fetchval(
        KEEP_BADGES,
        [event.user_id for event, _place in given],
        [event.name for event, _place in given],
        [event.kind for event, _place in given],
        [event.old_id for event, _place in given],
        [place.id for _event, place in given],
        [place.at for _event, place in given],
    )


async def sum_up(session: Session) -> None:
    """Everybody's standing is the sum of their lines again. Trust that was earned stays."""
    await session.fetchval(SUM_UP)


async def follow_with_trust(session: Session, user_id: int, standing: int) -> None:
    level = trust_level_for(standing)
    if level and level > await session.fetchval("SELECT trust_level FROM users WHERE id = $1", user_id):
        await set_trust_level(session, user_id, level)


async def award(
    session: Session, badge: Badge, user_id: int, *, subject_id: int = 0, thread_id: int | None = None, event_id: int
) -> bool:
    """Gives the badge once; True when it is new."""
    given = await session.fetchval(AWARD, user_id, badge.id, badge.kind, subject_id, thread_id, event_id, session.now)
    if given is None:
        return False
    await publish(session, BadgeAwarded(actor_id=None, user_id=user_id, badge=badge.id, name=badge.name.one))
    return True
