"""Tables of the queue: items, what brought them, decisions, notes, appeals and views."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    REAL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Reviewable(Base):
    """What waits in the queue: one open item for each object (a post, a comment, a user, or what a neighbour decides
    on its own page, `url`).

    Severity (1 worst to 4), probability and minutes follow from the grounds, `harm` from them; `due_at` is the clock.
    `useful` says, once decided, whether the item needed somebody; `seconds` how long that took. What is severe is read
    by a second person: `first_decision_id` then waits for their word, and the item stays open.
    """

    __tablename__ = "reviewables"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'decided')", name="state"),
        Index(
            "uq_reviewables_open_object",
            "object_kind",
            "object_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_reviewables_harm", text("harm DESC"), "id", postgresql_where=text("state = 'open'")),
        Index("ix_reviewables_clock", "due_at", postgresql_where=text("state = 'open' AND NOT late")),
        Index("ix_reviewables_decided", "decided_at", postgresql_where=text("state = 'decided'")),
        Index("ix_reviewables_author_id", "author_id", "id"),
        Index("ix_reviewables_object", "object_kind", "object_id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    url: Mapped[str] = mapped_column(Text, server_default="")
    severity: Mapped[int] = mapped_column(SmallInteger, server_default=text("3"))
    probability: Mapped[float] = mapped_column(REAL, server_default=text("0.5"))
    minutes: Mapped[int] = mapped_column(SmallInteger, server_default=text("3"))
    harm: Mapped[float] = mapped_column(Double, server_default=text("0"))
    sources: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    due_at: Mapped[datetime] = mapped_column(Moment)
    late: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    state: Mapped[str] = mapped_column(Text, server_default="open")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    claimed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    useful: Mapped[bool | None] = mapped_column(Boolean)
    seconds: Mapped[int | None] = mapped_column(Integer)
    first_decision_id: Mapped[int | None] = mapped_column(BigInteger)


class Reason(Base):
    """A ground: why an item is in the queue, a flag by a person or what a rule found. `kind` is the rule's name."""

    __tablename__ = "review_reasons"
    __table_args__ = (
        Index("ix_review_reasons_reviewable_id", "reviewable_id", "id"),
        Index("ix_review_reasons_user_id", "user_id", "id", postgresql_where=text("user_id IS NOT NULL")),
        Index("ix_review_reasons_kind", "kind", "id"),
        Index(
            "uq_review_reasons_rule",
            "reviewable_id",
            "kind",
            unique=True,
            postgresql_where=text("user_id IS NULL"),
        ),
        Index(
            "uq_review_reasons_flag",
            "reviewable_id",
            "user_id",
            unique=True,
            postgresql_where=text("user_id IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reviewable_id: Mapped[int] = mapped_column(ForeignKey(Reviewable.id))
    source: Mapped[str] = mapped_column(Text, server_default="flag")
    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, server_default="")
    value: Mapped[str] = mapped_column(Text, server_default="")
    threshold: Mapped[str] = mapped_column(Text, server_default="")
    severity: Mapped[int] = mapped_column(SmallInteger, server_default=text("3"))
    probability: Mapped[float] = mapped_column(REAL, server_default=text("0.5"))
    minutes: Mapped[int] = mapped_column(SmallInteger, server_default=text("3"))
    weight: Mapped[float | None] = mapped_column(REAL)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    note: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class Decision(Base):
    """What a moderator chose, with what is needed to undo it. `batch` is shared by those of one bulk decision."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_reviewable_id", "reviewable_id", "id"),
        Index("ix_decisions_subject", "object_kind", "object_id"),
        Index("ix_decisions_batch", "batch", postgresql_where=text("batch IS NOT NULL")),
        Index("ix_decisions_created_at", "created_at"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reviewable_id: Mapped[int | None] = mapped_column(ForeignKey(Reviewable.id))
    moderator_id: Mapped[int | None] = mapped_column(BigInteger)
    verb: Mapped[str] = mapped_column(Text)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by_id: Mapped[int | None] = mapped_column(BigInteger)
    seconds: Mapped[int | None] = mapped_column(Integer)
    cause: Mapped[str] = mapped_column(Text, server_default="")
    batch: Mapped[int | None] = mapped_column(BigInteger)


class Note(Base):
    """A moderator's private words about an item; `asked_id` is the colleague whom they ask."""

    __tablename__ = "review_notes"
    __table_args__ = (Index("ix_review_notes_reviewable_id", "reviewable_id", "id"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reviewable_id: Mapped[int] = mapped_column(ForeignKey(Reviewable.id))
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    asked_id: Mapped[int | None] = mapped_column(BigInteger)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Appeal(Base):
    """What somebody says against a decision about them; one for each decision."""

    __tablename__ = "appeals"
    __table_args__ = (CheckConstraint("state IN ('open', 'upheld', 'overturned')", name="state"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey(Decision.id), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="open")
    answer: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class QueueView(Base):
    """A narrowed queue that a moderator keeps under a name; `query` is what stands after the question mark."""

    __tablename__ = "queue_views"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    name: Mapped[str] = mapped_column(Text)
    query: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
