"""Another price list is put in force, for everything that has happened too: by corrections, line by line."""

import json

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Refused
from reputation.book.actions.bulk import add_up, enter_base
from reputation.book.events import BookCorrected, PriceListApplied
from reputation.book.policy import may_set_prices
from reputation.book.price_lists import PriceList
from reputation.book.queries.prices import BOOK_LOCK
from reputation.book.queries.repricing import CHANGES, terms

CORRECT = f"""
{CHANGES}
INSERT INTO ledger_entries (user_id, amount, worth, cause, price_list, day, actor_id, event_id, adjusts_id, created_at)
SELECT user_id, amount, worth, 'price_changed', $4, day, $5, $6, id, $7 FROM changes ORDER BY user_id, id
RETURNING user_id, amount
"""  # noqa: S608 - names of our own
USE = """
INSERT INTO price_list_uses (name, prices, daily_cap, base, reason, actor_id, event_id, people, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""


async def apply_prices(session: Session, actor: Actor, prices: PriceList, *, reason: str = "") -> int:
    """`prices` are in force, and every standing is what they make of all events. Returns for how many people it
    changed something. Nobody else writes lines meanwhile. Undone by applying the list from before."""
    if not may_set_prices(actor):
        raise Refused
    await session.fetchval("SELECT pg_advisory_xact_lock($1)", BOOK_LOCK)
    await session.fetchval("SELECT set_config('statement_timeout', '600s', true)")
    published = await publish(session, PriceListApplied(actor.id, prices.name))
    corrected = await session.fetch(CORRECT, *terms(prices), prices.name, actor.id, published.id, published.at)
    await add_up(session, corrected)
    await enter_base(session, prices, published)
    people = len({row["user_id"] for row in corrected if row["amount"]})
    await session.fetchval(
        USE, prices.name, json.dumps(dict(prices.prices)), prices.daily_cap, prices.base, reason, actor.id,
        published.id, people, published.at,
    )  # fmt: skip
    await publish(session, BookCorrected(actor.id, prices.name))
    return people
