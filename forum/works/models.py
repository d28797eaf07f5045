"""The table of planned works."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Identity, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import User
from forum.categories.models import Category
from forum.database import Base
from forum.tables import Moment


class PlannedWork(Base):
    """A notice on every page for its audience; with a category only on the pages of that. `words` are by language,
    English always among them. What is `urgent` cannot be put away."""

    __tablename__ = "planned_works"
    __table_args__ = (
        CheckConstraint("audience IN ('everybody', 'signed_in', 'staff')", name="audience"),
        CheckConstraint("ends_at > starts_at", name="times"),
        Index("ix_planned_works_ends_at", "ends_at"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    audience: Mapped[str] = mapped_column(Text, server_default="everybody")
    category_id: Mapped[int | None] = mapped_column(ForeignKey(Category.id))
    urgent: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    words: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    created_at: Mapped[datetime] = mapped_column(Moment)
