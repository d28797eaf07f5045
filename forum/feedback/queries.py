"""Every read of feedback, for admins."""

from dataclasses import dataclass
from datetime import datetime

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.feedback.policy import STATES, may_read_feedback

ROWS_A_PAGE = 25
ROWS = """
SELECT f.id, f.body, f.page, f.browser, f.state, f.created_at, u.name AS author_name, u.display_name AS author_display,
       coalesce(nullif(f.email, ''), u.email, '') AS email
  FROM feedback f LEFT JOIN users u ON u.id = f.user_id
 WHERE f.state = $1 AND ($2::bigint IS NULL OR f.id < $2) ORDER BY f.id DESC LIMIT $3
"""


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """What somebody said of the site; `email` is where they can be answered, if they said so."""

    id: int
    body: str
    page: str
    browser: str
    state: str
    created_at: datetime
    author_name: str | None
    author_display: str | None
    email: str


async def feedback_in(
    session: Session, actor: Actor, state: str, *, after: int | None = None
) -> tuple[list[FeedbackRow], bool]:
    """A page of what is in this state, the newest first, and whether there is more."""
    if not may_read_feedback(actor):
        raise NotThere
    rows = await session.fetch(ROWS, state, after, ROWS_A_PAGE + 1)
    return [FeedbackRow(**row) for row in rows[:ROWS_A_PAGE]], len(rows) > ROWS_A_PAGE


async def feedback_counts(session: Session) -> dict[str, int]:
    rows = await session.fetch("SELECT state, count(*) AS n FROM feedback GROUP BY state")
    found = {row["state"]: int(row["n"]) for row in rows}
    return {state: found.get(state, 0) for state in STATES}
