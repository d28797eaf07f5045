"""The table of what people said of the site."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.database import Base
from forum.tables import Moment


class Feedback(Base):
    """One letter to those who run the forum. `page` and `browser` are only there if the person agreed to send them."""

    __tablename__ = "feedback"
    __table_args__ = (
        CheckConstraint("state IN ('new', 'seen', 'done')", name="state"),
        Index("ix_feedback_state", "state", text("id DESC")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    email: Mapped[str] = mapped_column(Text, server_default="")
    body: Mapped[str] = mapped_column(Text)
    page: Mapped[str] = mapped_column(Text, server_default="")
    browser: Mapped[str] = mapped_column(Text, server_default="")
    state: Mapped[str] = mapped_column(Text, server_default="new")
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_by_id: Mapped[int | None] = mapped_column(BigInteger)
