"""Every read of private follow-ups, under the forum's own condition of who sees a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.threads.queries.visibility import VISIBLE_THREAD, eyes, real_id

COLUMNS = """
SELECT f.private_id, f.thread_id, t.home_category_id AS home_id, f.staff_agreed_at,
       CASE WHEN u.left_at IS NULL THEN f.person_agreed_at END AS person_agreed_at,
       t.slug, t.title, t.private_to_id,
       u.name AS person_name, u.display_name AS person_display, t.last_activity_at,
       (SELECT max(greatest(p.created_at, p.edited_at)) FROM posts p WHERE p.thread_id = t.id) AS posted_at,
       (SELECT max(greatest(m.created_at, m.edited_at)) FROM comments m JOIN posts p ON p.id = m.post_id
         WHERE p.thread_id = t.id) AS remarked_at,
       (SELECT max(e.created_at) FROM events e WHERE e.thread_id = t.id AND e.name IN (
         'PostEdited', 'PostReleased', 'PostUnhidden', 'PostUndeleted')) AS changed_at
FROM follow_ups f JOIN threads t ON t.id = f.private_id JOIN categories c ON c.id = t.category_id
LEFT JOIN users u ON u.id = t.private_to_id WHERE
"""
MINE = " ".join((COLUMNS, VISIBLE_THREAD, "AND t.private_to_id IS NOT NULL ORDER BY t.last_activity_at DESC LIMIT 200"))
OF_PRIVATE = " ".join((COLUMNS, VISIBLE_THREAD, "AND t.private_to_id IS NOT NULL AND f.private_id = $4"))


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A private thread, and who has agreed that it be published."""

    private_id: int
    thread_id: int | None  # where it came from; None for what was asked in private
    home_id: int | None  # the category that it was asked in then
    staff_agreed_at: datetime | None
    person_agreed_at: datetime | None
    slug: str
    title: str
    private_to_id: int | None
    person_name: str | None
    person_display: str | None
    last_activity_at: datetime
    posted_at: datetime | None
    remarked_at: datetime | None
    changed_at: datetime | None  # by small edits, too, which leave no mark on the post

    @property
    def url(self) -> str:
        return f"/t/{self.private_id}/{self.slug}"

    @property
    def said_at(self) -> datetime:
        """When the last word was written or changed."""
        moments = (self.posted_at, self.remarked_at, self.changed_at)
        return max((moment for moment in moments if moment is not None), default=self.last_activity_at)

    def holds(self, agreed_at: datetime | None) -> bool:
        """Whether somebody who agreed to what was said until then has read all that stands there now."""
        return agreed_at is not None and self.said_at <= agreed_at

    @property
    def staff_agree(self) -> bool:
        return self.holds(self.staff_agreed_at)

    @property
    def person_agrees(self) -> bool:
        return self.holds(self.person_agreed_at)


async def follow_ups(session: Session, actor: Actor) -> Sequence[FollowUpRow]:
    """Those of the actor; for staff all."""
    return [FollowUpRow(**row) for row in await session.fetch(MINE, *eyes(actor))]


async def follow_up(session: Session, actor: Actor, private_id: int) -> FollowUpRow:
    row: Any = await session.fetchrow(OF_PRIVATE, *eyes(actor), real_id(private_id))
    if row is None:
        raise NotThere
    return FollowUpRow(**row)
