"""Tables of triggers: what admins moved, their own rules, trials over history, and what was learned."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Identity, Index, Integer, LargeBinary, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class TriggerRow(Base):
    """A trigger that an admin changed, or made (`conditions`); one of the catalogue that nobody touched has no row.
    `suspended_at` is when its precision stayed under the floor."""

    __tablename__ = "triggers"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    is_on: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    label: Mapped[str] = mapped_column(Text, server_default="")
    parameters: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    conditions: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    severity: Mapped[int | None] = mapped_column(SmallInteger)
    minutes: Mapped[int | None] = mapped_column(SmallInteger)
    suspended_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class TriggerTrial(Base):
    """A run over history before a change counts: how far it is, what fired, and up to twenty examples."""

    __tablename__ = "trigger_trials"
    __table_args__ = (Index("ix_trigger_trials_name", "name", text("id DESC")),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    change: Mapped[dict[str, Any]] = mapped_column(JSONB)
    total: Mapped[int] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    fired: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    judged: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    useful: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    next_id: Mapped[int | None] = mapped_column(BigInteger)
    since: Mapped[datetime | None] = mapped_column(Moment)
    examples: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    applied_at: Mapped[datetime | None] = mapped_column(Moment)


class TriggerMemory(Base):
    """The one row of what this forum taught: its own words, and the weights of its decisions."""

    __tablename__ = "trigger_memory"
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    vocabulary: Mapped[bytes | None] = mapped_column(LargeBinary)
    learned: Mapped[bytes | None] = mapped_column(LargeBinary)
    changed_at: Mapped[datetime] = mapped_column(Moment)
