"""The table of comments."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post, Thread


class Comment(Base):
    """A remark under a post; `score` comes from imports only."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("state IN ('published', 'held', 'hidden', 'deleted')", name="state"),
        Index("ix_comments_thread_id", "thread_id", "post_id", "created_at", "id"),
        Index("ix_comments_author_newest", "author_id", text("created_at DESC"), text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id))
    author_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    author_label: Mapped[str | None] = mapped_column(Text)
    body_source: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    render_version: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[str] = mapped_column(Text, server_default="published")
    language: Mapped[str | None] = mapped_column(Text)
    score: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
