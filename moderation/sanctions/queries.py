"""Every read of sanctions."""

from collections.abc import Sequence
from typing import Any

from forum.database import Session


async def sanctions_of(session: Session, user_id: int) -> Sequence[Any]:
    return await session.fetch(
        "SELECT kind, reason, created_at, until, lifted_at FROM sanctions WHERE user_id = $1 ORDER BY id DESC", user_id
    )
