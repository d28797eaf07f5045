"""Tables of care: how each question stands with staff, what was done about it, and within what time replies are due."""

from datetime import date, datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.categories.models import Category
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread
from moderation.customers.models import Plan


class Calendar(Base):
    """When staff are there: these hours by the clocks of `zone`, but for the holidays. The usual one stands for the
    staff's own hours where a target names neither calendar nor hours."""

    __tablename__ = "calendars"
    __table_args__ = (Index("uq_calendars_usual", "usual", unique=True, postgresql_where=text("usual")),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    zone: Mapped[str] = mapped_column(Text)
    hours: Mapped[str] = mapped_column(Text)
    holidays: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default=text("'{}'"))
    usual: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))


class Care(Base):
    """How a question stands with staff; whether it is answered or solved is read from its thread.

    `wait` says why nobody needs to do anything now: `info` while its asker is asked for more, `later` while it is
    snoozed, until `wait_until`. Then the clock stands: `minutes_left` of the staff's time remain, and become a new
    `due_at` when it goes on. `rung` is how far the ladder has been climbed: 0 in time, then one rung a call. Where
    `staff_only`, an answer by anybody else does not count.
    """

    __tablename__ = "cares"
    __table_args__ = (
        CheckConstraint("wait IN ('', 'info', 'later')", name="wait"),
        Index("ix_cares_due_at", "due_at", postgresql_where=text("wait = ''")),
        Index("ix_cares_waiting", "wait_since", postgresql_where=text("wait <> ''")),
        Index("ix_cares_owner_id", "owner_id", "due_at", postgresql_where=text("owner_id IS NOT NULL")),
    )
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    minutes: Mapped[int] = mapped_column(Integer)
    hours: Mapped[str] = mapped_column(Text, server_default="")
    calendar_id: Mapped[int | None] = mapped_column(ForeignKey(Calendar.id, ondelete="SET NULL"))
    staff_only: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    due_at: Mapped[datetime] = mapped_column(Moment)
    rung: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    wait: Mapped[str] = mapped_column(Text, server_default="")
    words: Mapped[str] = mapped_column(Text, server_default="")
    wait_since: Mapped[datetime | None] = mapped_column(Moment)
    wait_until: Mapped[datetime | None] = mapped_column(Moment)
    minutes_left: Mapped[int | None] = mapped_column(Integer)
    reminders: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class CategoryKeeper(Base):
    """One of the staff of a category, called by the ladder for its questions, or for those of all; leads come last."""

    __tablename__ = "category_keepers"
    __table_args__ = (
        Index("uq_category_keepers", "category_id", "user_id", unique=True, postgresql_nulls_not_distinct=True),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    lead: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))


class CareCall(Base):
    """One person called on one rung of a question's ladder, and what proves that it reached them: the mail server took
    the letter, a page with their bell was opened, they read the notice or the thread."""

    __tablename__ = "care_calls"
    __table_args__ = (
        Index("ix_care_calls_thread_id", "thread_id", "rung"),
        Index("ix_care_calls_open", "sent_at", postgresql_where=text("seen_at IS NULL")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    rung: Mapped[int] = mapped_column(SmallInteger)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    event_id: Mapped[int] = mapped_column(BigInteger)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    mailed_at: Mapped[datetime | None] = mapped_column(Moment)
    shown_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)


class CareStep(Base):
    """One line of a question's history with staff: who did what, to whom, with which words; nobody for the clock."""

    __tablename__ = "care_steps"
    __table_args__ = (Index("ix_care_steps_thread_id", "thread_id", "id"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    verb: Mapped[str] = mapped_column(Text)
    to_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    words: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class ReplyTarget(Base):
    """Within how many minutes of the staff's hours a question gets its first answer: of one category, language and
    plan, of some of these, or of all (no category or plan, language ''). `hours` are of its own, '' those of its
    calendar or the staff's. Where `staff_only`, no other answer meets it."""

    __tablename__ = "reply_targets"
    __table_args__ = (
        Index(
            "uq_reply_targets_scope",
            "category_id",
            "language",
            "plan_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("minutes > 0", name="minutes"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    language: Mapped[str] = mapped_column(Text, server_default="")
    minutes: Mapped[int] = mapped_column(Integer)
    hours: Mapped[str] = mapped_column(Text, server_default="")
    plan_id: Mapped[int | None] = mapped_column(ForeignKey(Plan.id, ondelete="CASCADE"))
    calendar_id: Mapped[int | None] = mapped_column(ForeignKey(Calendar.id))
    staff_only: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
