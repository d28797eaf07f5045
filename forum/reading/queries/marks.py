"""What a person has said of a thread: one question for all of it."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.database import Session

MARKS = """
SELECT EXISTS (SELECT FROM me_toos WHERE thread_id = $1 AND user_id = $2) AS me_too,
       (SELECT level FROM follows WHERE user_id = $2 AND kind = 'thread' AND subject_id = $1) AS level,
       (SELECT helpful FROM helpful_marks WHERE kind = 'post' AND subject_id = $3 AND reader = $4) AS helpful
"""


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """Whether they have the same question, the level at which they chose to follow it, and whether the accepted answer
    helped them; None where they have not said."""

    me_too: bool = False
    level: str | None = None
    helpful: bool | None = None


async def own_marks(session: Session, actor: Actor, thread_id: int, accepted_id: int | None) -> OwnMarks:
    if not actor.is_signed_in:
        return OwnMarks()
    return OwnMarks(**await session.fetchrow(MARKS, thread_id, actor.id, accepted_id, f"user {actor.id}"))
