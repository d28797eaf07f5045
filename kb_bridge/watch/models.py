"""Tables of questions that are watched since an article answers them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, Identity, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from kb_bridge.models import Article


class Watch(Base):
    """What counted as a question when the article was published: that of the article or, where `is_article` is false,
    of a topic of like size without one, until it has one itself (`ended_at`). `definition` never changes: `vector`
    (as text), `space` and `least`, or `words` with their weights and `least`."""

    __tablename__ = "watches"
    __table_args__ = (
        Index("uq_watches_topic", "article_id", "topic_id", unique=True),
        Index("ix_watches_own", "article_id", postgresql_where=text("is_article")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id))
    topic_id: Mapped[int] = mapped_column(BigInteger)
    is_article: Mapped[bool] = mapped_column(Boolean)
    definition: Mapped[dict[str, Any]] = mapped_column(JSONB)
    thread_count: Mapped[int] = mapped_column(Integer)
    frozen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class WatchedWeek(Base):
    """In a week counted from the publication (the first after it is 0): threads that asked this, of all questions."""

    __tablename__ = "watched_weeks"
    watch_id: Mapped[int] = mapped_column(ForeignKey(Watch.id), primary_key=True)
    week: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    matching: Mapped[int] = mapped_column(Integer)
    total: Mapped[int] = mapped_column(Integer)
