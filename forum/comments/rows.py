"""The value in which queries hand out comments."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment with its author's names; `locked` says whether its thread is."""

    id: int
    thread_id: int
    post_id: int
    author_id: int | None
    author_name: str | None
    author_display: str | None
    body_source: str
    html: str
    state: str
    score: int
    created_at: datetime
    edited_at: datetime | None
    language: str | None
    locked: bool

    @property
    def is_published(self) -> bool:
        return self.state == "published"
