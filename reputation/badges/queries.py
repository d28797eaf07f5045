"""Every read of awards."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session
from reputation.badges.declared import Badge, badge_named


@dataclass(frozen=True, slots=True)
class Given:
    """A badge that somebody has, how many times, and when last."""

    badge: Badge
    times: int
    last: datetime


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
