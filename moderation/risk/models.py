"""Tables of people at risk: marks, and what staff are told to do, by language."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class RiskMark(Base):
    """Staff see in a post, a comment or a person that somebody may be at risk; one open mark for each object.
    `user_id` is who is spared meanwhile; None for an author without an account."""

    __tablename__ = "risk_marks"
    __table_args__ = (
        Index(
            "uq_risk_marks_object", "object_kind", "object_id", unique=True, postgresql_where=text("lifted_at IS NULL")
        ),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), index=True)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(Text, server_default="")
    marked_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    lifted_by_id: Mapped[int | None] = mapped_column(BigInteger)
    lift_note: Mapped[str] = mapped_column(Text, server_default="")


class RiskGuide(Base):
    """What an admin wants staff to do, and whom to call, in one language."""

    __tablename__ = "risk_guides"
    language: Mapped[str] = mapped_column(Text, primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(Text, server_default="")
    changed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    changed_at: Mapped[datetime] = mapped_column(Moment)
