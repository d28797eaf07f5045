"""Tables of threads, posts, their revisions, tags, and "I have this too"."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.categories.models import Category
from forum.database import Base
from forum.tables import Moment

VISIBLE_STATES = "state IN ('published', 'held', 'hidden', 'deleted')"


class Thread(Base):
    """A question, discussion or announcement. The state is its opening post's; counts are of published answers.

    A question is solved when `solved_at` is set: by `accepted_post_id`, or without one answer. What rows of lists
    show stands here, so that a list is one query. Until `slow_until` each person writes here once in `slow_minutes`.
    `home_category_id` is where a question belongs that was asked in private; it goes there when it is published.
    `planted_at` marks a test question of staff, which no figure counts; from `test_ended_at` on no list has it.
    """

    __tablename__ = "threads"
    __table_args__ = (
        CheckConstraint(VISIBLE_STATES, name="state"),
        CheckConstraint("kind IN ('question', 'discussion', 'announcement')", name="kind"),
        CheckConstraint("accepted_post_id IS NULL OR solved_at IS NOT NULL", name="accepted_is_solved"),
        Index("ix_threads_newest", text("created_at DESC"), text("id DESC")),
        Index("ix_threads_active", text("last_activity_at DESC"), text("id DESC")),
        Index("ix_threads_viewed", text("view_count DESC"), text("id DESC")),
        Index("ix_threads_category_newest", "category_id", text("created_at DESC"), text("id DESC")),
        Index("ix_threads_author_newest", "author_id", text("created_at DESC"), text("id DESC")),
        Index(
            "ix_threads_unanswered",
            text("created_at DESC"),
            text("id DESC"),
            postgresql_where=text("kind = 'question' AND answer_count = 0 AND solved_at IS NULL"),
        ),
        Index(
            "ix_threads_unsolved",
            text("created_at DESC"),
            text("id DESC"),
            postgresql_where=text("kind = 'question' AND solved_at IS NULL"),
        ),
        Index(
            "ix_threads_solved",
            text("solved_at DESC"),
            text("id DESC"),
            postgresql_where=text("solved_at IS NOT NULL"),
        ),
        Index("ix_threads_duplicate_of_id", "duplicate_of_id", postgresql_where=text("duplicate_of_id IS NOT NULL")),
        Index("ix_threads_article_id", "article_id", postgresql_where=text("article_id IS NOT NULL")),
        Index("ix_threads_private_to_id", "private_to_id", postgresql_where=text("private_to_id IS NOT NULL")),
        Index("ix_threads_title_words", text("to_tsvector('english'::regconfig, title)"), postgresql_using="gin"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey(Category.id))
    author_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    author_label: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, server_default="question")
    title: Mapped[str] = mapped_column(Text)
    slug: Mapped[str] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    language: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="published")
    locked_at: Mapped[datetime | None] = mapped_column(Moment)
    slow_minutes: Mapped[int | None] = mapped_column(Integer)
    slow_until: Mapped[datetime | None] = mapped_column(Moment)
    score: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    answer_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    view_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    me_too_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    accepted_post_id: Mapped[int | None] = mapped_column(BigInteger)
    solved_at: Mapped[datetime | None] = mapped_column(Moment)
    solved_by_id: Mapped[int | None] = mapped_column(BigInteger)
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"))
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    private_to_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    continued_in_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"))
    home_category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    planted_at: Mapped[datetime | None] = mapped_column(Moment)
    test_ended_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_activity_at: Mapped[datetime] = mapped_column(Moment)


class Post(Base):
    """One authored body: the opening of a thread, an answer to a question, or a reply elsewhere.

    `body_html` is rendered once, when written, by the renderer of `render_version`; 0 means nothing was rendered yet.
    `author_label` names an imported author who has no account any more. `details` are what an opening says of itself in
    fields (forum/threads/details.py). `language` is None where nobody knows it.
    """

    __tablename__ = "posts"
    __table_args__ = (
        CheckConstraint(VISIBLE_STATES, name="state"),
        CheckConstraint("kind IN ('opening', 'answer', 'reply')", name="kind"),
        Index("ix_posts_thread_id", "thread_id", "created_at", "id"),
        Index("ix_posts_author_newest", "author_id", text("created_at DESC"), text("id DESC")),
        Index("ix_posts_opening", "thread_id", unique=True, postgresql_where=text("kind = 'opening'")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    author_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    author_label: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    body_source: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    details: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    render_version: Mapped[int] = mapped_column(SmallInteger)
    language: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="published")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    score: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    comment_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    edited_by_id: Mapped[int | None] = mapped_column(BigInteger)
    deleted_by_id: Mapped[int | None] = mapped_column(BigInteger)


class Revision(Base):
    """What a post said at each version, the first included; title and tags for opening posts."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("post_id", "version"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id))
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    body_source: Mapped[str] = mapped_column(Text)
    details: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    reason: Mapped[str] = mapped_column(Text, server_default="")
    editor_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Tag(Base):
    """What threads are about; names are lower case, with hyphens. `thread_count` is of the threads that everybody may
    read, counted anew by the worker when one comes or goes."""

    __tablename__ = "tags"
    __table_args__ = (Index("ix_tags_used", text("thread_count DESC"), "name"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    description: Mapped[str] = mapped_column(Text, server_default="")
    thread_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class ThreadTag(Base):
    """A tag on a thread, with the thread's date so that a tag's newest threads are one index away."""

    __tablename__ = "thread_tags"
    __table_args__ = (Index("ix_thread_tags_newest", "tag_id", text("created_at DESC"), text("thread_id DESC")),)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey(Tag.id), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class MeToo(Base):
    """A user who has the same question."""

    __tablename__ = "me_toos"
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ThreadLink(Base):
    """An imported or written reference from one thread to another (duplicates stand on the thread itself)."""

    __tablename__ = "thread_links"
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True, index=True)
    duplicate: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    created_at: Mapped[datetime] = mapped_column(Moment)
