"""The rows of a made-up forum: which columns of which tables are filled, and the numbers given so far. Pure."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

COLUMNS = {
    "users": ("id", "name", "name_key", "display_name", "locale", "verified_at", "created_at"),
    "categories": ("id", "slug", "name", "description", "visibility", "position", "created_at"),
    "tags": ("id", "name", "thread_count", "created_at"),
    "threads": (
        "id", "category_id", "author_id", "title", "slug", "tags", "language", "score", "answer_count", "view_count",
        "accepted_post_id", "solved_at", "solved_by_id", "created_at", "last_activity_at",
    ),
    "posts": (
        "id", "thread_id", "author_id", "kind", "body_source", "body_html", "render_version", "language", "score",
        "comment_count", "created_at",
    ),
    "revisions": ("post_id", "version", "title", "tags", "body_source", "editor_id", "created_at"),
    "thread_tags": ("thread_id", "tag_id", "created_at"),
    "comments": (
        "id", "thread_id", "post_id", "author_id", "body_source", "body_html", "render_version", "created_at",
    ),
    "votes": ("id", "post_id", "user_id", "value", "created_at"),
    "follows": ("user_id", "kind", "subject_id", "created_at"),
    "events": (
        "id", "name", "actor_id", "thread_id", "post_id", "user_id", "payload", "created_at", "relayed_at",
    ),
}  # fmt: skip
NUMBERED = ("users", "categories", "tags", "threads", "posts", "comments", "votes", "events")


@dataclass
class Rows:
    """Rows that wait to be copied, by table, and the last number given in each."""

    last: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def next(self, table: str) -> int:
        self.last[table] += 1
        return self.last[table]

    def add(self, table: str, *values: Any) -> None:
        self.waiting[table].append(values)

    def taken(self) -> dict[str, list[tuple[Any, ...]]]:
        taken, self.waiting = self.waiting, defaultdict(list)
        return taken
