"""The table of follows."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Follow(Base):
    """What a user wants to hear of one subject: kind is thread, category or tag; levels.py says what a level means."""

    __tablename__ = "follows"
    __table_args__ = (
        CheckConstraint("kind IN ('thread', 'category', 'tag')", name="kind"),
        CheckConstraint("level IN ('every', 'new', 'own', 'mute')", name="level"),
        Index("ix_follows_subject", "kind", "subject_id"),
    )
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    level: Mapped[str] = mapped_column(Text, server_default=text("'every'"))
