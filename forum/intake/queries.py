"""Every read of letters that came in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forum.database import Session
from forum.errors import NotThere

GOOD_FOR = timedelta(days=2)
WAITING = """
SELECT q.id, q.user_id, q.category_id, q.title, q.body, q.url, q.created_at FROM mailed_questions q
 WHERE q.id = $1 AND q.created_at > $2
"""


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question that came by mail; `url` is where it stands once it was confirmed."""

    id: int
    user_id: int
    category_id: int
    title: str
    body: str
    url: str | None
    created_at: datetime


async def waiting_question(session: Session, question_id: int, *, lock: bool = False) -> WaitingQuestion:
    """NotThere where it was never there, or has waited too long."""
    sql = f"{WAITING} FOR UPDATE" if lock else WAITING
    row = await session.fetchrow(sql, question_id, session.now - GOOD_FOR)
    if row is None:
        raise NotThere
    return WaitingQuestion(**row)
