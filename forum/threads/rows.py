"""The values in which queries hand out threads, posts and what belongs to them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread as a row of a list: everything that the row shows. Only published threads stand in lists."""

    id: int
    slug: str
    title: str
    kind: str
    tags: list[str]
    category_id: int
    category_slug: str
    category_name: str
    author_id: int | None
    author_name: str | None
    author_display: str | None
    score: int
    answer_count: int
    view_count: int
    me_too_count: int
    accepted_post_id: int | None
    solved_at: datetime | None
    duplicate_of_id: int | None
    article_id: int | None
    locked_at: datetime | None
    created_at: datetime
    last_activity_at: datetime
    language: str | None = None

    @property
    def url(self) -> str:
        return thread_url(self.id, self.slug)


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread as its page and the policy see it."""

    id: int
    slug: str
    title: str
    kind: str
    tags: list[str]
    state: str
    category_id: int
    category_slug: str
    category_name: str
    category_visibility: str
    author_id: int | None
    author_name: str | None
    author_display: str | None
    opening_id: int
    score: int
    answer_count: int
    view_count: int
    me_too_count: int
    accepted_post_id: int | None
    solved_at: datetime | None
    solved_by_id: int | None
    duplicate_of_id: int | None
    article_id: int | None
    locked_at: datetime | None
    created_at: datetime
    last_activity_at: datetime
    language: str | None = None
    slow_minutes: int | None = None
    slow_until: datetime | None = None
    private_to_id: int | None = None  # whom it is for, beside the staff
    continued_in_id: int | None = None  # the private thread in which it goes on
    test_ended_at: datetime | None = None  # a test question of staff that is over
    home_category_id: int | None = None  # where it belongs, if it was asked in private

    @property
    def url(self) -> str:
        return thread_url(self.id, self.slug)

    @property
    def belongs_to(self) -> int:
        """The category that it was asked in; a private question stands elsewhere."""
        return self.home_category_id or self.category_id

    @property
    def is_apart(self) -> bool:
        """It stands in a staff category for want of another place: its readers are told nothing of that."""
        return self.private_to_id is not None or self.test_ended_at is not None

    @property
    def is_question(self) -> bool:
        return self.kind == "question"

    @property
    def is_published(self) -> bool:
        return self.state == "published"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with its author as shown beside it."""

    id: int
    thread_id: int
    kind: str
    state: str
    version: int
    author_id: int | None
    author_name: str | None
    author_display: str | None
    author_reputation: int | None
    author_role: str | None
    author_trust: int | None
    body_source: str
    body_html: str
    render_version: int
    score: int
    comment_count: int
    created_at: datetime
    edited_at: datetime | None
    deleted_by_id: int | None
    details: list[dict[str, Any]] = field(default_factory=list)
    language: str | None = None

    @property
    def is_opening(self) -> bool:
        return self.kind == "opening"

    @property
    def is_published(self) -> bool:
        return self.state == "published"


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """What a post said at one version."""

    version: int
    title: str | None
    tags: list[str] | None
    body_source: str
    reason: str
    editor_name: str | None
    editor_display: str | None
    created_at: datetime
    details: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One event in the life of a thread."""

    id: int
    name: str
    at: datetime
    actor_name: str | None
    actor_display: str | None
    post_id: int | None
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with the number of visible threads about it."""

    id: int
    name: str
    description: str
    threads: int


def thread_url(thread_id: int, slug: str) -> str:
    return f"/t/{thread_id}/{slug}"
