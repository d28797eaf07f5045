"""Tables of the ledger: its lines, the price lists that were put in force, disputes, nightly recounts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Post


class LedgerEntry(Base):
    """One line of the book. Unique on (event, person, cause, post, the line it belongs to): nothing counts twice.

    `worth` is what the price list says, `amount` what entered after the daily cap; `day` is the UTC day whose cap the
    line counts towards, its later corrections included. `reverses_id` names the line that this one takes back (or, for
    what is entered again, the reversal); `adjusts_id` the line that this one corrects.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        Index(
            "uq_ledger_entries_event",
            "event_id",
            "user_id",
            "cause",
            "post_id",
            "reverses_id",
            "adjusts_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_ledger_entries_statement", "user_id", text("id DESC")),
        Index("ix_ledger_entries_post_id", "post_id"),
        Index("ix_ledger_entries_day", "user_id", "day", postgresql_where=text("day IS NOT NULL")),
        Index("ix_ledger_entries_created_at", "created_at", postgresql_include=["user_id", "amount"]),
        Index("ix_ledger_entries_adjusts_id", "adjusts_id", postgresql_where=text("adjusts_id IS NOT NULL")),
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
    worth: Mapped[int] = mapped_column(Integer)
    cause: Mapped[str] = mapped_column(Text)
    price_list: Mapped[str] = mapped_column(Text)
    day: Mapped[date | None] = mapped_column(Date)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    vote_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    event_id: Mapped[int] = mapped_column(BigInteger)
    reverses_id: Mapped[int | None] = mapped_column(BigInteger)
    adjusts_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class PriceListUse(Base):
    """A price list, from the moment on when it was put in force; the newest is in force."""

    __tablename__ = "price_list_uses"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    prices: Mapped[dict[str, Any]] = mapped_column(JSONB)
    daily_cap: Mapped[int | None] = mapped_column(Integer)
    base: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text, server_default="")
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    event_id: Mapped[int] = mapped_column(BigInteger)
    people: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Dispute(Base):
    """Somebody says that a line of their statement is wrong; one a line."""

    __tablename__ = "ledger_disputes"
    __table_args__ = (CheckConstraint("state IN ('open', 'upheld', 'dismissed')", name="state"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey(LedgerEntry.id), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="open")
    reply: Mapped[str] = mapped_column(Text, server_default="")
    decided_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


class EditVerdict(Base):
    """What became of somebody's edit of another person's post, three days later."""

    __tablename__ = "edit_verdicts"
    __table_args__ = (Index("ix_edit_verdicts_user_id", "user_id", "post_id"),)
    event_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    post_id: Mapped[int] = mapped_column(BigInteger)
    stood: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)


class AnnulledGain(Base):
    """What staff took back of somebody's gains on a post, though what was accepted or edited stands: it brings nothing
    while this row is here."""

    __tablename__ = "annulled_gains"
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, index=True)
    cause: Mapped[str] = mapped_column(Text, primary_key=True)
    annulled_at: Mapped[datetime] = mapped_column(Moment)
    annulled_by_id: Mapped[int | None] = mapped_column(BigInteger)


class Recounted(Base):
    """What a recount found: `drift` people whose events, lines and shown standing were not the same number."""

    __tablename__ = "recounts"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    events: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int] = mapped_column(BigInteger)
    people: Mapped[int] = mapped_column(BigInteger)
    drift: Mapped[int] = mapped_column(Integer)
    seconds: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Moment)
