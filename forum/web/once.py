"""A double click never counts twice: a form's key is spent in the transaction of its first use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from forum.actor import Actor
from forum.database import Session


@dataclass
class Ticket:
    """`result` is where the first sending of this form led, or None when this is the first: then set it."""

    result: str | None = None


@asynccontextmanager
async def once(session: Session, actor: Actor, form_key: str | None) -> AsyncIterator[Ticket]:
    """Copies that arrive at the same time wait here for the first one's commit and then get its result."""
    key = as_uuid(form_key)
    ticket = Ticket()
    if key is not None and actor.id is not None:
        fresh = await session.fetchval(
            "INSERT INTO submissions (user_id, key, result, created_at) VALUES ($1, $2, '', $3) "
            "ON CONFLICT DO NOTHING RETURNING true",
            actor.id, key, session.now,
        )  # fmt: skip
        if not fresh:
            ticket.result = await session.fetchval(
                "SELECT result FROM submissions WHERE user_id = $1 AND key = $2", actor.id, key
            )
            yield ticket
            return
    yield ticket
    if key is not None and actor.id is not None and ticket.result:
        await session.fetchval(
            "UPDATE submissions SET result = $3 WHERE user_id = $1 AND key = $2", actor.id, key, ticket.result
        )


def as_uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
