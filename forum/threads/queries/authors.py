"""What one person has written, as far as the reader may see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.threads.queries.visibility import LISTED_THREAD

ROWS_A_PAGE = 25
Place = tuple[Any, ...]  # when an answer was given, and its number
FROM_ANSWERS = " ".join(
    (
        "FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id WHERE",
        LISTED_THREAD,
        "AND p.author_id = $2 AND p.kind <> 'opening' AND p.state = 'published'",
    )
)
ANSWERS = " ".join(
    (
        """
SELECT p.id, p.kind, left(p.body_html, 2000) AS body_html, p.score, p.created_at, t.accepted_post_id = p.id AS accepted,
       t.id AS thread_id, t.slug AS thread_slug, t.title AS thread_title, t.solved_at AS thread_solved_at,
       t.language AS thread_language, p.language
""",
        FROM_ANSWERS,
    )
)
OLDER = f"""{ANSWERS} AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3, $4::bigint))
ORDER BY p.created_at DESC, p.id DESC LIMIT $5"""
NEWER = f"{ANSWERS} AND (p.created_at, p.id) > ($3, $4::bigint) ORDER BY p.created_at, p.id LIMIT $5"
COUNTS = " ".join(
    (
        "SELECT (SELECT count(*) FROM threads t JOIN categories c ON c.id = t.category_id WHERE",
        LISTED_THREAD,
        "AND t.author_id = $2) AS threads,",
        "count(*) AS answers, count(*) FILTER (WHERE t.accepted_post_id = p.id) AS solved,",
        "max(p.created_at) AS last_at",
        FROM_ANSWERS,
    )
)


# What an answer that was found useful (voted up, or accepted) says of its author: the thread's tags and its category.
# Of the newest thousand, so that the page of somebody who has answered ten thousand is no slower.
HELPFUL = " ".join(
    (
        """
FROM (SELECT id, thread_id, score FROM posts WHERE author_id = $2 AND kind = 'answer' AND state = 'published'
       ORDER BY created_at DESC, id DESC LIMIT 1000) AS p
JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id WHERE""",
        LISTED_THREAD,
        "AND (p.score > 0 OR t.accepted_post_id = p.id)",
    )
)
KNOWN = " ".join(
    (
        "WITH helpful AS (SELECT t.tags, c.slug, c.name",
        HELPFUL,
        """), tagged AS (
    SELECT 'tag' AS kind, tag AS slug, tag AS name, count(*) AS answers FROM helpful, unnest(tags) AS tag
     GROUP BY tag ORDER BY answers DESC, tag LIMIT 8
), placed AS (
    SELECT 'category' AS kind, slug, name, count(*) AS answers FROM helpful GROUP BY slug, name
     ORDER BY answers DESC, slug LIMIT 2
)
SELECT * FROM tagged UNION ALL SELECT * FROM placed""",
    )
)


@dataclass(frozen=True, slots=True)
class Field:
    """A tag or category in which a person's answers were found useful, and how many of them."""

    kind: str
    slug: str
    name: str
    answers: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A published answer or reply in a list of one person's, with the thread that it stands in."""

    id: int
    kind: str
    body_html: str
    score: int
    created_at: datetime
    accepted: bool | None
    thread_id: int
    thread_slug: str
    thread_title: str
    thread_solved_at: datetime | None
    thread_language: str | None
    language: str | None

    @property
    def url(self) -> str:
        return f"/t/{self.thread_id}/{self.thread_slug}#post-{self.id}"


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One page of somebody's answers, the newest first, and on which sides there are more."""

    rows: list[AnswerRow]
    has_older: bool
    has_newer: bool


@dataclass(frozen=True, slots=True)
class AuthorCounts:
    """How much of a person's the reader may see; `solved` counts accepted answers, `last_at` is the newest answer."""

    threads: int
    answers: int
    solved: int
    last_at: datetime | None


async def answers_by(
    session: Session, actor: Actor, author_id: int, *, after: Place | None = None, before: Place | None = None
) -> AnswerPage:
    """A page of the answers that the actor may read, the newest first: those older than `after`, or newer than
    `before`."""
    sql, (moment, answer_id) = (NEWER, before) if before else (OLDER, after or (None, None))
    found = await session.fetch(sql, list(actor.sees), author_id, moment, answer_id, ROWS_A_PAGE + 1)
    rows, more = [AnswerRow(**row) for row in found[:ROWS_A_PAGE]], len(found) > ROWS_A_PAGE
    if before:
        return AnswerPage(rows[::-1], has_older=True, has_newer=more)
    return AnswerPage(rows, has_older=more, has_newer=after is not None)


async def author_counts(session: Session, actor: Actor, author_id: int) -> AuthorCounts:
    return AuthorCounts(**await session.fetchrow(COUNTS, list(actor.sees), author_id))


async def fields_of(session: Session, actor: Actor, author_id: int) -> list[Field]:
    """What the person knows about, as far as answers that the actor may read show it: tags first, the most useful on
    top, then categories."""
    return [Field(**row) for row in await session.fetch(KNOWN, list(actor.sees), author_id)]


async def who_has_this_too(session: Session, thread_id: int) -> list[int]:
    """The users who said that they have the same question; who they are is shown to nobody."""
    rows = await session.fetch("SELECT user_id FROM me_toos WHERE thread_id = $1 ORDER BY user_id", thread_id)
    return [row["user_id"] for row in rows]


async def threads_written_in(session: Session, user_id: int) -> list[int]:
    """The threads in which this person has written, seen by readers or not: for what is kept about threads."""
    sql = "SELECT DISTINCT thread_id FROM posts WHERE author_id = $1 ORDER BY thread_id"
    return [row["thread_id"] for row in await session.fetch(sql, user_id)]
