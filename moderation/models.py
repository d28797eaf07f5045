"""Tables of flags, reviewables, decisions and sanctions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Reviewable(Base):
    """What waits in the queue: one open item for each object (a post, a comment, a user, or what a neighbour decides
    on its own page, `url`)."""

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
        Index("ix_reviewables_queue", text("severity DESC"), "id", postgresql_where=text("state = 'open'")),
        Index("ix_reviewables_object", "object_kind", "object_id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    author_id: Mapped[int | None] = mapped_column(BigInteger)
    url: Mapped[str] = mapped_column(Text, server_default="")
    severity: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    state: Mapped[str] = mapped_column(Text, server_default="open")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    claimed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class Reason(Base):
    """Why an item is in the queue: a flag by a person, or something that the forum itself noticed."""

    __tablename__ = "review_reasons"
    __table_args__ = (
        Index("ix_review_reasons_reviewable_id", "reviewable_id", "id"),
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
    kind: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    note: Mapped[str] = mapped_column(Text, server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)


class Decision(Base):
    """What a moderator chose, with what is needed to undo it."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_reviewable_id", "reviewable_id", "id"),
        Index("ix_decisions_subject", "object_kind", "object_id"),
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


class Sanction(Base):
    """A warning, silence or suspension, with its reason and end."""

    __tablename__ = "sanctions"
    __table_args__ = (
        CheckConstraint("kind IN ('warning', 'silence', 'suspension')", name="kind"),
        Index("ix_sanctions_user_id", "user_id", "id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    kind: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    moderator_id: Mapped[int | None] = mapped_column(BigInteger)
    decision_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
