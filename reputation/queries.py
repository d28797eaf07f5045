"""Every read of the book and of awards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.paging import Key
from reputation.badges import Badge, badge_named
from reputation.points import Reversed

OPEN = "e.cause <> 'reversal' AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)"
LINE = "SELECT e.id, e.user_id, e.amount, e.thread_id, e.post_id, e.vote_id FROM ledger_entries e "
# A restored line answers to the causes of the line that it restores.
CAUSE = """coalesce((SELECT o.cause FROM ledger_entries r JOIN ledger_entries o ON o.id = r.reverses_id
                     WHERE r.id = e.reverses_id AND e.cause = 'restoration'), e.cause)"""
REVERSE_VOTE = f"{LINE} WHERE e.vote_id = $1 AND {OPEN} ORDER BY e.user_id, e.id"
REVERSE_POST = f"{LINE} WHERE e.post_id = $1 AND {OPEN} AND ($2::text[] = '{{}}' OR {CAUSE} = ANY($2::text[])) ORDER BY e.user_id, e.id"  # noqa: E501
RESTORE = f"""{LINE} JOIN events happened ON happened.id = e.event_id
WHERE e.post_id = $1 AND e.cause = 'reversal' AND happened.name IN ('PostDeleted', 'PostHidden', 'PostHeld')
  AND NOT EXISTS (SELECT FROM ledger_entries r WHERE r.reverses_id = e.id)
  AND (e.vote_id IS NULL OR EXISTS (SELECT FROM votes v WHERE v.id = e.vote_id))
ORDER BY e.user_id, e.id"""  # noqa: S608
STATEMENT = """
SELECT e.id, e.amount, e.cause, e.created_at, e.thread_id, e.post_id, e.reverses_id, reversed.cause AS reversed_cause,
       t.title, t.slug, c.visibility = ANY($4) AND t.state = 'published' AS may_see,
       sum(e.amount) OVER (ORDER BY e.id) AS balance
FROM ledger_entries e
LEFT JOIN ledger_entries reversed ON reversed.id = e.reverses_id
LEFT JOIN posts p ON p.id = e.post_id
LEFT JOIN threads t ON t.id = coalesce(e.thread_id, p.thread_id)
LEFT JOIN categories c ON c.id = t.category_id
WHERE e.user_id = $1
"""
PAGE = f"SELECT * FROM ({STATEMENT}) AS lines WHERE ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3"  # noqa: S608


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line as its owner reads it; `title` is empty where the thread is not for the reader's eyes."""

    id: int
    amount: int
    cause: str
    reversed_cause: str | None
    at: datetime
    balance: int
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A badge that somebody has, how many times, and when last."""

    badge: Badge
    times: int
    last: datetime


async def lines_to_reverse(session: Session, which: Reversed) -> Sequence[Any]:
    if which.vote_id is not None:
        return await session.fetch(REVERSE_VOTE, which.vote_id)
    return await session.fetch(REVERSE_POST, which.post_id, list(which.causes))


async def lines_to_restore(session: Session, post_id: int) -> Sequence[Any]:
    return await session.fetch(RESTORE, post_id)


async def authors_of(session: Session, post_ids: Sequence[int]) -> dict[int, int | None]:
    """The writers of answers and replies among these posts; whoever only asked is not paid for the article."""
    rows = await session.fetch(
        "SELECT id, author_id FROM posts WHERE id = ANY($1::bigint[]) AND kind <> 'opening'", list(post_ids)
    )
    return {row["id"]: row["author_id"] for row in rows}


async def statement(
    session: Session, actor: Actor, user_id: int, *, after: Key | None, most: int = 50
) -> list[StatementRow]:
    """The newest lines of somebody's account, with the balance after each; `after` is the id of the last line seen."""
    rows = await session.fetch(PAGE, user_id, after[0] if after else None, most, list(actor.sees))
    return [
        StatementRow(
            id=row["id"], amount=row["amount"], cause=row["cause"], reversed_cause=row["reversed_cause"],
            at=row["created_at"], balance=row["balance"], title=row["title"] if row["may_see"] else "",
            url=f"/p/{row['post_id']}" if row["may_see"] and row["post_id"] else None,
        )
        for row in rows
    ]  # fmt: skip


async def badges_of(session: Session, user_id: int) -> list[Given]:
    rows = await session.fetch(
        "SELECT badge, kind, count(*) AS times, max(created_at) AS last FROM awards WHERE user_id = $1 "
        "GROUP BY badge, kind "
        "ORDER BY max(id) DESC",
        user_id,
    )
    return [Given(badge_named(row["badge"], row["kind"]), row["times"], row["last"]) for row in rows]


async def times_given(session: Session) -> dict[str, int]:
    rows = await session.fetch("SELECT badge, count(*) AS times FROM awards GROUP BY badge")
    return {row["badge"]: row["times"] for row in rows}


async def accepted_answers_of(session: Session, user_id: int) -> int:
    """Accepted answers to other people's questions."""
    found: int = await session.fetchval(
        "SELECT count(*) FROM posts p JOIN threads t ON t.accepted_post_id = p.id "
        "WHERE p.author_id = $1 AND t.author_id IS DISTINCT FROM $1",
        user_id,
    )
    return found


async def person_named(session: Session, name_key: str) -> Any:
    return await session.fetchrow("SELECT id, name, display_name, reputation FROM users WHERE name_key = $1", name_key)
