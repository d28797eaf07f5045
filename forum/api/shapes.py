"""What the API answers with: the rows of the core's queries as JSON. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.categories.queries import CategoryRow, FormField
from forum.comments.rows import CommentRow
from forum.threads.rows import PostRow, RevisionRow, ThreadRow, ThreadView


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote something; without a name where the account is gone."""

    name: str | None
    display_name: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A question, discussion or announcement, without its posts; a private one stands in no category."""

    id: int
    url: str
    title: str
    kind: str
    category: str | None
    tags: list[str]
    language: str | None
    author: Author
    score: int
    answers: int
    views: int
    me_too: int
    solved_at: datetime | None
    accepted_post: int | None
    duplicate_of: int | None
    article: int | None
    locked: bool
    created_at: datetime
    active_at: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """A question's text, an answer or a reply. `source` is Markdown, `html` what it looks like; `version` is what
    If-Match takes."""

    id: int
    thread: int
    kind: str
    state: str
    version: int
    author: Author
    source: str
    html: str
    language: str | None
    score: int
    comments: int
    created_at: datetime
    edited_at: datetime | None
    details: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ThreadWithPost:
    """A thread and the post that opens it."""

    thread: Thread
    opening: Post
    private: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A short remark under a post."""

    id: int
    thread: int
    post: int
    author: Author
    state: str
    source: str
    html: str
    created_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What a post said at one version."""

    version: int
    title: str | None
    tags: list[str] | None
    source: str
    reason: str
    editor: Author
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Category:
    """Where threads live."""

    id: int
    slug: str
    name: str
    description: str
    visibility: str
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a category asks for besides title and text; send it in `fields` under its `name`."""

    name: str
    kind: str
    label: str
    hint: str
    options: list[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and whether readers see it or it waits for a moderator."""

    id: int
    thread: int
    url: str
    state: str


def thread_of(row: ThreadRow | ThreadView, base: str) -> Thread:
    category = None if isinstance(row, ThreadView) and row.is_apart else row.category_slug
    return Thread(
        row.id, base + row.url, row.title, row.kind, category, list(row.tags), row.language,
        Author(row.author_name, row.author_display), row.score, row.answer_count, row.view_count, row.me_too_count,
        row.solved_at, row.accepted_post_id, row.duplicate_of_id, row.article_id, row.locked_at is not None,
        row.created_at, row.last_activity_at,
    )  # fmt: skip


def post_of(row: PostRow) -> Post:
    return Post(
        row.id, row.thread_id, row.kind, row.state, row.version, Author(row.author_name, row.author_display),
        row.body_source, row.body_html, row.language, row.score, row.comment_count, row.created_at, row.edited_at,
        list(row.details),
    )  # fmt: skip


def comment_of(row: CommentRow) -> Comment:
    return Comment(
        row.id, row.thread_id, row.post_id, Author(row.author_name, row.author_display), row.state, row.body_source,
        row.html, row.created_at, row.edited_at,
    )  # fmt: skip


def revision_of(row: RevisionRow) -> Revision:
    editor = Author(row.editor_name, row.editor_display)
    return Revision(row.version, row.title, row.tags, row.body_source, row.reason, editor, row.created_at)


def category_of(row: CategoryRow, base: str) -> Category:
    return Category(row.id, row.slug, row.name, row.description, row.visibility, f"{base}/c/{row.slug}")


def asked_of(row: FormField) -> Asked:
    return Asked(row.name, row.kind, row.label, row.hint, list(row.options), row.required)


def comments_in(found: Mapping[int, Sequence[CommentRow]]) -> list[Comment]:
    """Those of all posts, in the order in which they were made."""
    rows = sorted((each for rows in found.values() for each in rows), key=lambda row: (row.created_at, row.id))
    return [comment_of(row) for row in rows]
