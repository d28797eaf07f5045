"""The values in which queries hand out notifications and their readers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor


@dataclass(frozen=True, slots=True)
class NotificationRow:
    """One thing that one user was told."""

    id: int
    user_id: int
    kind: str
    actor_name: str | None
    actor_display: str | None
    thread_id: int | None
    post_id: int | None
    params: dict[str, Any]
    created_at: datetime
    read_at: datetime | None

    @property
    def comment_id(self) -> int | None:
        found: int | None = self.params.get("comment_id")
        return found


@dataclass(frozen=True, slots=True)
class Reader:
    """A user as one who is told things."""

    actor: Actor
    email: str | None
    mail_notices: bool
    pace: str = "at_once"
    quiet_from: int | None = None
    quiet_until: int | None = None
    paused: bool = False
    reply_version: int = 1


@dataclass(frozen=True, slots=True)
class News:
    """What happened and where, as far as it matters to those who are told."""

    event_id: int
    actor_id: int | None = None
    thread_id: int | None = None
    post_id: int | None = None
    comment_id: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a notification is about: where it stands, the title of its thread, and how the post or comment begins."""

    path: str
    title: str | None = None
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Notifications about one thread, the newest first, under its title (empty where it is not to be seen any more)."""

    rows: list[NotificationRow]
    title: str | None = None

    @property
    def newest(self) -> NotificationRow:
        return self.rows[0]

    @property
    def is_unread(self) -> bool:
        return any(row.read_at is None for row in self.rows)


def grouped(rows: list[NotificationRow], titles: dict[int, str]) -> list[Group]:
    """By thread, in the order of each thread's newest; what belongs to no thread stands alone."""
    groups: dict[tuple[str, int], list[NotificationRow]] = {}
    for row in rows:
        key = ("thread", row.thread_id) if row.thread_id is not None else ("alone", row.id)
        groups.setdefault(key, []).append(row)
    return [Group(each, titles.get(each[0].thread_id or 0)) for each in groups.values()]
