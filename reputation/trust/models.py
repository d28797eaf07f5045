"""Tables of trust: judged acts, accuracies, the rules in force, warnings, tags that people know, help asked for."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Tag, Thread


class JudgedAct(Base):
    """An answer, an edit or a flag of which is known whether it was good. `act_id` is the answer's post, the event of
    the edit, or the item that was flagged."""

    __tablename__ = "judged_acts"
    __table_args__ = (
        CheckConstraint("kind IN ('answers', 'edits', 'flags')", name="kind"),
        Index("ix_judged_acts_user_id", "user_id", "kind"),
        Index("ix_judged_acts_post_id", "post_id", postgresql_where=text("post_id IS NOT NULL")),
    )
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    act_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    post_id: Mapped[int | None] = mapped_column(BigInteger)
    good: Mapped[bool]


class AccuracyRow(Base):
    """How many of somebody's judged acts were good: the sums of `judged_acts`, kept with them."""

    __tablename__ = "accuracies"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    answers_good: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    answers_judged: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    edits_good: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    edits_judged: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    flags_good: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    flags_judged: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class TrustRules(Base):
    """What the levels take and allow, from a moment on; the newest is in force. `raised` names whom it raised, and from
    which level, so that it can be undone."""

    __tablename__ = "trust_rules"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    rules: Mapped[dict[str, Any]] = mapped_column(JSONB)
    raised: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    lowered: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    reason: Mapped[str] = mapped_column(Text, server_default="")
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class TrustWarning(Base):
    """Somebody keeps a level until `due_at` although they have no longer what it takes."""

    __tablename__ = "trust_warnings"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    level: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime] = mapped_column(Moment, index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class TagStanding(Base):
    """Who knows about what: answers that everybody may read, and how they were judged, by tag."""

    __tablename__ = "tag_standings"
    __table_args__ = (Index("ix_tag_standings_best", "tag_id", text("good DESC"), "user_id"),)
    tag_id: Mapped[int] = mapped_column(ForeignKey(Tag.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, index=True)
    answers: Mapped[int] = mapped_column(Integer)
    good: Mapped[int] = mapped_column(Integer)
    judged: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(Moment)


class HelpRequest(Base):
    """An asker asked somebody to look at their question; once a thread and person."""

    __tablename__ = "help_requests"
    __table_args__ = (
        Index("ix_help_requests_user_id", "user_id", "created_at"),
        Index("ix_help_requests_actor_id", "actor_id", "created_at"),
    )
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    actor_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class NotAsked(Base):
    """People who do not want to be suggested to askers."""

    __tablename__ = "not_asked"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
