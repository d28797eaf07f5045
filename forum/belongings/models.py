"""Tables of files with what is kept of a person, of people who leave, and of addresses that left under a sanction."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Takeout(Base):
    """Somebody wants a file with what is kept of them: how far it is made, and until when it can be had."""

    __tablename__ = "takeouts"
    __table_args__ = (CheckConstraint("state IN ('wanted', 'done')", name="state"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(Text, server_default="wanted")
    step: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    share: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    size: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)


class TakeoutPart(Base):
    """One file of a takeout; `number` is the step in which it was made, and its place within the step."""

    __tablename__ = "takeout_parts"
    takeout_id: Mapped[int] = mapped_column(ForeignKey(Takeout.id, ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Leaving(Base):
    """Somebody leaves at `due_at`, unless they come back; `posts` says what becomes of what they wrote."""

    __tablename__ = "leavings"
    __table_args__ = (
        CheckConstraint("posts IN ('kept', 'removed')", name="posts"),
        Index("ix_leavings_due_at", "due_at", postgresql_where=text("done_at IS NULL")),
    )
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, autoincrement=False)
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger)
    posts: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class LeftAddress(Base):
    """A keyed hash of an address whose owner left while under a sanction: an account made with it inherits that."""

    __tablename__ = "left_addresses"
    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    suspended_until: Mapped[datetime | None] = mapped_column(Moment)
    silenced_until: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
