"""The tables of notifications and of how each person wants them by mail."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
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
from forum.database import Base
from forum.tables import Moment


class Notification(Base):
    """One thing one user was told; once an event, whatever number of reasons they had to hear it."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("user_id", "event_id"),
        Index("ix_notifications_newest", "user_id", text("id DESC")),
        Index("ix_notifications_unread", "user_id", postgresql_where=text("read_at IS NULL")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    event_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    params: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    mailed_at: Mapped[datetime | None] = mapped_column(Moment)


class MailWish(Base):
    """How a user wants notices by mail (if `users.mail_notices` says that they do), and whether their address takes it.
    Quiet hours are minutes of the day in the user's own time zone. Bounces count for the address in `bounced_key`
    alone; `reply_version` stands in the addresses that take replies, so that raising it makes old ones useless."""

    __tablename__ = "mail_wishes"
    __table_args__ = (
        CheckConstraint("pace IN ('at_once', 'daily', 'weekly')", name="pace"),
        Index("ix_mail_wishes_digests", "pace", postgresql_where=text("pace <> 'at_once'")),
    )
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    pace: Mapped[str] = mapped_column(Text, server_default=text("'at_once'"))
    quiet_from: Mapped[int | None] = mapped_column(SmallInteger)
    quiet_until: Mapped[int | None] = mapped_column(SmallInteger)
    reply_version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    bounced_key: Mapped[str | None] = mapped_column(Text)
    bounce_score: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    bounced_at: Mapped[datetime | None] = mapped_column(Moment)
    paused_at: Mapped[datetime | None] = mapped_column(Moment)
    paused_because: Mapped[str | None] = mapped_column(Text)
    farewell_at: Mapped[datetime | None] = mapped_column(Moment)


class MailWait(Base):
    """Somebody's next letter: all that they were told from the notification `since_id` on, sent at `due_at`."""

    __tablename__ = "mail_waits"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    since_id: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime] = mapped_column(Moment, index=True)
