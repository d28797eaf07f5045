"""What another price list would change: each open line with what it has brought, and what it should."""

from dataclasses import dataclass
from typing import Any

from forum.database import Session
from reputation.book.price_lists import JOINED, PriceList
from reputation.book.queries.lines import OPEN

CHANGES = f"""
WITH prices AS (SELECT * FROM unnest($1::text[], $2::int[]) AS given (cause, worth)),
corrections AS (
    SELECT adjusts_id, sum(amount) AS amount,
           (array_agg(worth ORDER BY id DESC) FILTER (WHERE cause = 'price_changed'))[1] AS worth
    FROM ledger_entries WHERE adjusts_id IS NOT NULL GROUP BY adjusts_id
),
lines AS (
    SELECT e.id, e.user_id, e.day, coalesce(prices.worth, 0) AS worth, coalesce(c.worth, e.worth) AS was_worth,
           e.amount + coalesce(c.amount, 0) AS brought
    FROM ledger_entries e LEFT JOIN prices ON prices.cause = e.cause LEFT JOIN corrections c ON c.adjusts_id = e.id
    WHERE {OPEN}
),
targets AS (
    SELECT *, CASE WHEN day IS NULL OR $3::int IS NULL THEN worth
                   ELSE greatest(0, least(worth, $3 - sum(worth) OVER earlier + worth)) END AS target
    FROM lines WINDOW earlier AS (PARTITION BY user_id, day ORDER BY id)
),
changes AS (
    SELECT id, user_id, day, worth, (target - brought)::int AS amount FROM targets
    WHERE target <> brought OR worth <> was_worth
)
"""  # noqa: S608 - names of our own
PREVIEW = f"""
{CHANGES},
by_person AS (
    SELECT u.id, u.name, u.display_name, u.reputation,
           coalesce(c.amount, 0) + CASE WHEN joined.user_id IS NULL THEN $4::int ELSE 0 END AS amount
    FROM users u
    LEFT JOIN (SELECT user_id, sum(amount)::int AS amount FROM changes GROUP BY user_id) c ON c.user_id = u.id
    LEFT JOIN (SELECT user_id FROM ledger_entries WHERE cause = $5) joined ON joined.user_id = u.id
)
SELECT name, display_name, reputation, amount::int,
       count(*) FILTER (WHERE amount > 0) OVER () AS gaining, count(*) FILTER (WHERE amount < 0) OVER () AS losing
FROM by_person WHERE amount <> 0 ORDER BY abs(amount) DESC, id LIMIT $6
"""  # noqa: S608 - names of our own


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody whose standing another price list would change."""

    name: str
    display_name: str
    before: int
    amount: int


@dataclass(frozen=True, slots=True)
class Preview:
    """How many would gain and lose, and those for whom it is most."""

    gaining: int
    losing: int
    most: tuple[Moved, ...]


async def preview(session: Session, prices: PriceList, *, most: int = 50) -> Preview:
    rows = await session.fetch(PREVIEW, *terms(prices), prices.base, JOINED, most)
    moved = tuple(Moved(row["name"], row["display_name"], row["reputation"], row["amount"]) for row in rows)
    return Preview(rows[0]["gaining"], rows[0]["losing"], moved) if rows else Preview(0, 0, ())


def terms(prices: PriceList) -> tuple[Any, ...]:
    """What CHANGES wants to know of a list."""
    causes = [*prices.prices, JOINED]
    return causes, [prices.worth(cause) for cause in causes], prices.daily_cap
