"""What a decision says of the flags that led to it."""

from forum.bus import publish
from forum.database import Session
from forum.events import FlagJudged

FLAGGERS = "SELECT user_id FROM review_reasons WHERE reviewable_id = $1 AND user_id IS NOT NULL ORDER BY user_id"


async def judge_flags(session: Session, moderator_id: int | None, item_id: int, *, good: bool | None) -> None:
    """Whoever flagged was right where a moderator did something about it, and wrong where it was approved as it was;
    an item that waits again (None) has not been judged."""
    for row in await session.fetch(FLAGGERS, item_id):
        await publish(session, FlagJudged(moderator_id, row["user_id"], item_id, good))
