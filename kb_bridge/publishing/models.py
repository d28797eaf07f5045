"""Tables of publishers, of what stands with them, and of what was done there."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Float,
    ForeignKey,
    Identity,
    Index,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from kb_bridge.models import Article


class Publisher(Base):
    """Another place for articles. `secret` is sealed; `settings` are those of its kind."""

    __tablename__ = "publishers"
    __table_args__ = (CheckConstraint("kind IN ('git', 'webhook', 'zendesk', 'confluence')", name="kind"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    secret: Mapped[str] = mapped_column(Text, server_default="")
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    pulled_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Publication(Base):
    """An article as it stands with a publisher: its number and version there, and the fingerprint of what was sent, so
    that the same is not sent twice. `gone_at` once it was taken away there."""

    __tablename__ = "publications"
    publisher_id: Mapped[int] = mapped_column(ForeignKey(Publisher.id, ondelete="CASCADE"), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey(Article.id), primary_key=True)
    foreign_id: Mapped[str] = mapped_column(Text, server_default="")
    foreign_version: Mapped[str] = mapped_column(Text, server_default="")
    url: Mapped[str] = mapped_column(Text, server_default="")
    fingerprint: Mapped[str] = mapped_column(Text, server_default="")
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    gone_at: Mapped[datetime | None] = mapped_column(Moment)


class PublisherRun(Base):
    """One thing to do with a publisher, and what came of it, in words. A dry one changes nothing there; `outcome` is
    what it would send."""

    __tablename__ = "publisher_runs"
    __table_args__ = (
        CheckConstraint("deed IN ('publish', 'pull', 'try')", name="deed"),
        CheckConstraint("state IN ('waiting', 'done', 'failed')", name="state"),
        Index("ix_publisher_runs_newest", "publisher_id", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    publisher_id: Mapped[int] = mapped_column(ForeignKey(Publisher.id, ondelete="CASCADE"))
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    deed: Mapped[str] = mapped_column(Text)
    dry: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    state: Mapped[str] = mapped_column(Text, server_default="waiting")
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str] = mapped_column(Text, server_default="")
    outcome: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class ForeignArticle(Base):
    """What a publisher has that did not come from here, as it was last pulled, and the topic that it seems to cover."""

    __tablename__ = "foreign_articles"
    __table_args__ = (Index("ix_foreign_articles_topic_id", "topic_id"),)
    publisher_id: Mapped[int] = mapped_column(ForeignKey(Publisher.id, ondelete="CASCADE"), primary_key=True)
    foreign_id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text, server_default="")
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    likeness: Mapped[float] = mapped_column(Float, server_default=text("0"))
    seen_at: Mapped[datetime] = mapped_column(Moment)
