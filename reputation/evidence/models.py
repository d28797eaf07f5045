"""Tables of evidence: marks that accounts share, cases, whom they are about, and what was decided."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Float,
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


class AccountMark(Base):
    """A network or browser from which somebody voted: a hash under the forum's secret, kept for a set time."""

    __tablename__ = "account_marks"
    __table_args__ = (
        CheckConstraint("kind IN ('network', 'device')", name="kind"),
        Index("ix_account_marks_mark", "mark", "kind"),
    )
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    first_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment, index=True)


class GamingCase(Base):
    """Something that detectors found. `user_id` is the first of its people, and the one whom the votes favour or harm
    where `has_author` says that there is one; `surprise` counts decimal places of the chance that habit explains it."""

    __tablename__ = "gaming_cases"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'annulled', 'dismissed')", name="state"),
        CheckConstraint("kind IN ('pair', 'ring', 'burst', 'trade', 'accounts', 'edits')", name="kind"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    has_author: Mapped[bool]
    value: Mapped[int] = mapped_column(SmallInteger)
    size: Mapped[int] = mapped_column(Integer)
    surprise: Mapped[float] = mapped_column(Float)
    expected: Mapped[float] = mapped_column(Float)
    vote_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    post_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    state: Mapped[str] = mapped_column(Text, server_default="open")
    version: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class CasePerson(Base):
    """Somebody whom a case is about."""

    __tablename__ = "gaming_case_people"
    case_id: Mapped[int] = mapped_column(ForeignKey(GamingCase.id), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True, index=True)


class GamingDecision(Base):
    """What a moderator chose about a case, when it had grown to `size`; `vote_ids` are what was taken out of the count
    then, `post_ids` those on which gains of acceptances or edits were."""

    __tablename__ = "gaming_decisions"
    __table_args__ = (CheckConstraint("verb IN ('annul', 'dismiss', 'ask')", name="verb"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey(GamingCase.id), index=True)
    moderator_id: Mapped[int | None] = mapped_column(BigInteger)
    verb: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    vote_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    post_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by_id: Mapped[int | None] = mapped_column(BigInteger)
