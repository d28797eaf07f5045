"""Lines of an import, thousands at a time, with the same promises."""

from collections.abc import Sequence
from datetime import UTC, date

from forum.bus import Published
from forum.database import Session
from forum.threads.actions.ordering import lock_people
from reputation.book.cap import fitting
from reputation.book.points import Line
from reputation.book.price_lists import JOINED, PriceList
from reputation.book.queries import used_on_days
from reputation.trust.actions import raise_many

ENTER_MANY = """
INSERT INTO ledger_entries
    (user_id, amount, worth, cause, price_list, day, actor_id, thread_id, post_id, vote_id, event_id, created_at)
SELECT user_id, amount, worth, cause, $1, day, actor_id, thread_id, post_id, vote_id, event_id, created_at
FROM unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::date[], $7::bigint[], $8::bigint[], $9::bigint[],
            $10::bigint[], $11::bigint[], $12::timestamptz[])
     AS given (user_id, amount, worth, cause, day, actor_id, thread_id, post_id, vote_id, event_id, created_at)
ON CONFLICT DO NOTHING RETURNING user_id, amount
"""
ENTER_BASE = """
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, event_id, created_at)
SELECT u.id, $1, $1, $2, $3, $4, $5 FROM users u
WHERE NOT EXISTS (SELECT FROM ledger_entries e WHERE e.user_id = u.id AND e.cause = $2)
ORDER BY u.id ON CONFLICT DO NOTHING RETURNING user_id, amount
"""
ADD_MANY = """
UPDATE users SET reputation = reputation + gained.amount
FROM (SELECT * FROM unnest($1::bigint[], $2::int[]) AS g (id, amount) ORDER BY id) AS gained WHERE users.id = gained.id
"""
SUM_UP = """
UPDATE users u SET reputation = book.sum
  FROM (SELECT p.id, coalesce(sum(l.amount), 0)::int AS sum FROM users p LEFT JOIN ledger_entries l ON l.user_id = p.id
         GROUP BY p.id) AS book
 WHERE book.id = u.id AND u.reputation <> book.sum
"""
Given = tuple[Line, Published, int | None]


async def enter_many(session: Session, given: Sequence[Given], prices: PriceList) -> None:
    """Lines all at once: (line, its event, who caused it)."""
    await lock_people(session, *sorted({line.user_id for line, _event, _actor in given}))
    days = [day_of(line, event, prices) for line, event, _actor in given]
    worths = [prices.worth(line.cause) for line, _event, _actor in given]
    amounts = await fitted(session, [line.user_id for line, _event, _actor in given], days, worths, prices=prices)
    columns = [
        [line.user_id for line, _event, _actor in given],
        amounts,
        worths,
        [line.cause for line, _event, _actor in given],
        days,
        [actor for _line, _event, actor in given],
        [line.thread_id for line, _event, _actor in given],
        [line.post_id for line, _event, _actor in given],
        [line.vote_id for line, _event, _actor in given],
        [event.id for _line, event, _actor in given],
        [event.at for _line, event, _actor in given],
    ]
    await add_up(session, await session.fetch(ENTER_MANY, prices.name, *columns))


def day_of(line: Line, event: Published, prices: PriceList) -> date | None:
    return event.at.astimezone(UTC).date() if prices.capped(line.cause) else None


async def fitted(
    session: Session, people: list[int], days: list[date | None], worths: list[int], *, prices: PriceList
) -> list[int]:
    """What each line brings, those before it counted."""
    pairs = {(user_id, day) for user_id, day in zip(people, days, strict=True) if day is not None}
    used = await used_on_days(session, sorted(pairs))
    amounts = []
    for user_id, day, worth in zip(people, days, worths, strict=True):
        if day is None:
            amounts.append(worth)
            continue
        amounts.append(fitting(worth, used.get((user_id, day), 0), prices.daily_cap))
        used[user_id, day] = used.get((user_id, day), 0) + amounts[-1]
    return amounts


async def enter_base(session: Session, prices: PriceList, event: Published) -> None:
    """Everybody who has no line for joining gets one; nobody where the price list begins at 0."""
    if prices.base:
        await add_up(session, await session.fetch(ENTER_BASE, prices.base, JOINED, prices.name, event.id, event.at))


async def add_up(session: Session, entered: Sequence[dict[str, int]]) -> None:
    """The standings move by what was entered, and levels of trust with them."""
    gained: dict[int, int] = {}
    for row in entered:
        gained[row["user_id"]] = gained.get(row["user_id"], 0) + row["amount"]
    await session.fetchval(ADD_MANY, list(gained), list(gained.values()))
    await raise_many(session, gained)


async def sum_up(session: Session) -> None:
    """Everybody's standing is the sum of their lines again. Trust that was earned stays."""
    await session.fetchval(SUM_UP)
