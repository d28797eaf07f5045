"""What readers said of answers, and of whom that is told."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.database import Session
from forum.reading.helpfulness import Helped
from forum.threads.queries.visibility import COUNTED_THREAD

COUNTS = """
(SELECT coalesce(sum(readers), 0) FROM answer_readers a WHERE a.post_id = {0})::int AS readers,
(SELECT count(*) FROM helpful_marks m WHERE m.kind = 'post' AND m.subject_id = {0} AND m.helpful)::int AS yes,
(SELECT count(*) FROM helpful_marks m WHERE m.kind = 'post' AND m.subject_id = {0} AND NOT m.helpful)::int AS no
"""
ONE = " ".join(("SELECT", COUNTS.format("$1::bigint")))
OF_PERSON = " ".join(
    (
        "SELECT p.id, t.title,",
        COUNTS.format("p.id"),
        "FROM threads t JOIN categories c ON c.id = t.category_id JOIN posts p ON p.id = t.accepted_post_id WHERE",
        COUNTED_THREAD,
        "AND p.author_id = $2 AND p.state = 'published' ORDER BY readers DESC, p.id DESC LIMIT 100",
    )
)


@dataclass(frozen=True, slots=True)
class HelpfulAnswer:
    """An accepted answer of a person's, and what is known of its help."""

    id: int
    title: str
    helped: Helped


async def helped_by(session: Session, post_id: int) -> Helped:
    return Helped(**await session.fetchrow(ONE, post_id))


async def helpful_answers(session: Session, actor: Actor, author_id: int) -> list[HelpfulAnswer]:
    """The person's accepted answers that the actor may read, the most read first."""
    rows = await session.fetch(OF_PERSON, list(actor.sees), author_id)
    return [HelpfulAnswer(row["id"], row["title"], Helped(row["readers"], row["yes"], row["no"])) for row in rows]
