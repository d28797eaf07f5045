"""The table of badges given."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


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
