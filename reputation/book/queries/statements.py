"""Somebody's statement: each line with what it is about, and the balance after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import real_id
from forum.web.paging import Key

STATEMENT = """
SELECT e.id, e.amount, e.worth, e.cause, e.created_at, e.thread_id, e.post_id, e.price_list, e.adjusts_id,
       belongs.cause AS other_cause, e.reverses_id IS NOT NULL AND e.cause <> 'reversal' AS again,
       t.title, t.slug, c.visibility = ANY($4) AND t.state = 'published' AS may_see,
       d.state AS dispute, d.reply, sum(e.amount) OVER (ORDER BY e.id) AS balance
FROM ledger_entries e
LEFT JOIN ledger_entries belongs ON belongs.id = coalesce(e.reverses_id, e.adjusts_id)
LEFT JOIN posts p ON p.id = e.post_id
LEFT JOIN threads t ON t.id = coalesce(e.thread_id, p.thread_id)
LEFT JOIN categories c ON c.id = t.category_id
LEFT JOIN ledger_disputes d ON d.entry_id = e.id
WHERE e.user_id = $1
"""
PAGE = f"""
SELECT * FROM ({STATEMENT}) AS lines
WHERE (amount <> 0 OR worth <> 0) AND ($2::bigint IS NULL OR id < $2)
  AND ($5::text = '' OR cause = $5 OR other_cause = $5)
  AND ($6::text = '' OR ($6 = 'gains' AND amount > 0) OR ($6 = 'losses' AND amount < 0))
  AND ($7::bigint IS NULL OR id = $7)
ORDER BY id DESC LIMIT $3
"""  # noqa: S608 - made of constants


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line as its owner reads it; `title` is empty where the thread is not for the reader's eyes. `cut` is what the
    daily cap kept back."""

    id: int
    amount: int
    cut: int
    cause: str
    other_cause: str | None
    again: bool
    at: datetime
    balance: int
    price_list: str
    dispute: str | None
    reply: str | None
    about_post: bool
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of one cause, gains or losses only, or one line; all where nothing is said."""

    cause: str = ""
    sign: str = ""
    line_id: int | None = None


async def statement(
    session: Session, actor: Actor, user_id: int, *, after: Key | None, wanted: Wanted = Wanted(), most: int = 50
) -> list[StatementRow]:  # fmt: skip
    """The newest lines of somebody's account, with the balance after each; `after` is the id of the last line seen."""
    rows = await session.fetch(
        PAGE,
        user_id,
        after[0] if after else None,
        most,
        list(actor.sees),
        wanted.cause,
        wanted.sign,
        None if wanted.line_id is None else real_id(wanted.line_id),
    )
    return [as_row(row) for row in rows]


def as_row(row: Any) -> StatementRow:
    own = row["cause"] not in ("reversal", "cap_returned", "price_changed")
    return StatementRow(
        id=row["id"], amount=row["amount"], cut=max(0, row["worth"] - row["amount"]) if own else 0,
        cause=row["cause"], other_cause=row["other_cause"], again=row["again"], at=row["created_at"],
        balance=row["balance"], price_list=row["price_list"], dispute=row["dispute"],
        reply=row["reply"], about_post=row["post_id"] is not None,
        title=row["title"] if row["may_see"] else "",
        url=f"/p/{row['post_id']}" if row["may_see"] and row["post_id"] else None,
    )  # fmt: skip


async def person_named(session: Session, name_key: str) -> Any:
    return await session.fetchrow("SELECT id, name, display_name, reputation FROM users WHERE name_key = $1", name_key)
