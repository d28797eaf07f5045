"""Every read of test questions, under the forum's own condition of who sees a thread."""

# ruff: noqa: S608 - what is put together are constants of this file and of conditions

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.shares import Share
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id
from moderation.planted.policy import may_see_test

COLUMNS = f"""
SELECT q.thread_id, q.planted_by_id, q.minutes, q.right_answer, q.category_id, q.created_at, q.ended_at, q.shown,
       q.grade, q.words, t.title, t.slug, t.state, t.category_id AS stands_in,
       o.id AS opening_id, c.name AS category, t.author_label AS asker,
       s.name AS by_name, s.display_name AS by_display, f.at AS first_at
  FROM planted_questions q JOIN threads t ON t.id = q.thread_id JOIN categories c ON c.id = t.category_id
  JOIN posts o ON o.thread_id = t.id AND o.kind = 'opening' LEFT JOIN users s ON s.id = q.planted_by_id
  LEFT JOIN LATERAL (SELECT min(p.created_at) AS at FROM posts p WHERE p.thread_id = t.id AND p.kind = 'answer'
    AND p.author_id IS NOT NULL AND p.state IN ('published', 'deleted')
    AND (q.ended_at IS NULL OR p.created_at <= q.ended_at)) f ON true
 WHERE {VISIBLE_THREAD}
"""
LIST = (
    f"{COLUMNS} AND (q.ended_at IS NOT NULL OR $4::bool OR q.planted_by_id = $2) ORDER BY q.created_at DESC LIMIT 300"
)
ONE = f"{COLUMNS} AND q.thread_id = $4"
ANSWERS = f"""
SELECT p.id, p.created_at, p.score, p.body_html, p.state, u.name, u.display_name, u.roles, u.trust_level,
       t.accepted_post_id IS NOT DISTINCT FROM p.id AS accepted
  FROM posts p JOIN threads t ON t.id = p.thread_id JOIN categories c ON c.id = t.category_id
  LEFT JOIN users u ON u.id = p.author_id
 WHERE {VISIBLE_THREAD} AND p.thread_id = $4 AND p.kind = 'answer' AND p.state <> 'deleted'
 ORDER BY p.created_at, p.id LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class PlantedRow:
    """A test question as staff see it, with its first answer."""

    thread_id: int
    planted_by_id: int | None
    minutes: int
    right_answer: str
    category_id: int
    created_at: datetime
    ended_at: datetime | None
    shown: bool
    grade: str
    words: str
    title: str
    slug: str
    state: str
    stands_in: int
    opening_id: int
    category: str
    asker: str | None
    by_name: str | None
    by_display: str | None
    first_at: datetime | None

    @property
    def url(self) -> str:
        return f"/t/{self.thread_id}/{self.slug}"

    @property
    def took(self) -> float | None:
        """Minutes until the first answer; None while there is none."""
        return (self.first_at - self.created_at).total_seconds() / 60 if self.first_at else None

    @property
    def in_time(self) -> bool:
        return self.took is not None and self.took <= self.minutes


async def planted_tests(session: Session, actor: Actor) -> list[PlantedRow]:
    """The newest first; of those that run, one's own, and for admins all."""
    return [PlantedRow(**row) for row in await session.fetch(LIST, *eyes(actor), actor.is_admin)]


async def planted_of_thread(session: Session, actor: Actor, thread_id: int) -> PlantedRow:
    row: Any = await session.fetchrow(ONE, *eyes(actor), real_id(thread_id))
    if row is None:
        raise NotThere
    found = PlantedRow(**row)
    if not may_see_test(actor, planted_by_id=found.planted_by_id, over=found.ended_at is not None):
        raise NotThere
    return found


async def answers_of(session: Session, actor: Actor, thread_id: int) -> Sequence[Any]:
    """Who answered, the first on top."""
    return await session.fetch(ANSWERS, *eyes(actor), real_id(thread_id))


def shares_of(tests: Sequence[PlantedRow]) -> tuple[Share, Share]:
    """Of the tests that are over: in how many an answer came in time; of the graded ones, how many were right."""
    over = [each for each in tests if each.ended_at is not None]
    graded = [each for each in over if each.grade]
    return (
        Share(sum(each.in_time for each in over), len(over)),
        Share(sum(each.grade == "right" for each in graded), len(graded)),
    )
