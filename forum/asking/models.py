"""Tables of what was found before asking, and of questions that wait to be posted."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Finding(Base):
    """Somebody who was about to ask `title` said that a thread or article answered it, joined a thread that asks the
    same, or asked anyway (then the object is the new thread, and `shown` is what they had been shown). `visitor` is the
    hash of a token that only the visitor's browser has."""

    __tablename__ = "findings"
    __table_args__ = (
        CheckConstraint("how IN ('answered', 'joined', 'asked')", name="how"),
        CheckConstraint("object_kind IN ('thread', 'article')", name="object_kind"),
        Index("ix_findings_created_at", "created_at"),
        Index("ix_findings_object", "object_kind", "object_id", "created_at"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    how: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    visitor: Mapped[str | None] = mapped_column(Text)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[int] = mapped_column(BigInteger)
    object_title: Mapped[str] = mapped_column(Text, server_default="")
    title: Mapped[str] = mapped_column(Text)
    shown: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)


class WaitingQuestion(Base):
    """The fields of an ask form, kept for a week under a token of which only the hash stands here."""

    __tablename__ = "waiting_questions"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB)
    finding_id: Mapped[int | None] = mapped_column(ForeignKey(Finding.id))
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
