"""Tables of the ledger and of badges given."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class LedgerEntry(Base):
    """One line of the book. Unique on (event, person, cause, post, reversed line): nothing counts twice."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        Index(
            "uq_ledger_entries_event",
            "event_id",
            "user_id",
            "cause",
            "post_id",
            "reverses_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_ledger_entries_statement", "user_id", text("id DESC")),
        Index("ix_ledger_entries_post_id", "post_id"),
        Index(
            "uq_ledger_entries_reverses_id",
            "reverses_id",
            unique=True,
            postgresql_where=text("reverses_id IS NOT NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    amount: Mapped[int] = mapped_column(Integer)
    cause: Mapped[str] = mapped_column(Text)
    price_list: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    vote_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    event_id: Mapped[int] = mapped_column(BigInteger)
    reverses_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Award(Base):
    """A badge given to a user, once for each subject (0 where the badge is given once a person)."""

    __tablename__ = "awards"
    __table_args__ = (
        Index("uq_awards_once", "user_id", "badge", "subject_id", unique=True),
        Index("ix_awards_badge", "badge", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    badge: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, server_default="bronze")
    subject_id: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    imported: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[datetime] = mapped_column(Moment)
